using System.Globalization;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Cli;

/// <summary>Writes a line for each command sent to a drive: when, to which, its bytes, its data, how it ended.</summary>
internal sealed class CommandTrace : IDisposable
{
    private readonly Lock gate = new();
    private readonly StreamWriter file;
    private readonly TimeProvider clock;
    private readonly long started;

    /// <exception cref="DiscException">The file cannot be written.</exception>
    public CommandTrace(string path, TimeProvider clock)
    {
        (this.clock, started) = (clock, clock.GetTimestamp());
        try
        {
            file = new(path) { AutoFlush = true, NewLine = "\n" };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(CliErrors.OutputFailed, $"The trace {path} cannot be written: {fault.Message}", inner: fault);
        }

        file.WriteLine("# seconds drive command cdb direction bytes status sense milliseconds");
    }

    public long Begin() => clock.GetTimestamp();

    public void End(string drive, in Cdb cdb, DataDirection direction, long begun, in Completion completion)
    {
        var direct = direction switch { DataDirection.In => "in", DataDirection.Out => "out", _ => "-" };
        var sense = completion.Sense is { } said ? $"\"{said}\"" : "-";
        Line(begun, $"{drive} {cdb.Code} {cdb} {direct} {completion.Transferred} {completion.Status} {sense} {Milliseconds(begun)}");
    }

    public void End(string drive, in Cdb cdb, long begun, Exception fault) =>
        Line(begun, $"{drive} {cdb.Code} {cdb} - 0 failed \"{fault.Message}\" {Milliseconds(begun)}");

    public void Dispose() => file.Dispose();

    private void Line(long begun, string text)
    {
        var at = clock.GetElapsedTime(started, begun).TotalSeconds.ToString("0.000000", CultureInfo.InvariantCulture);
        lock (gate)
            file.WriteLine($"{at} {text}");
    }

    private string Milliseconds(long begun) => clock.GetElapsedTime(begun).TotalMilliseconds.ToString("0.000", CultureInfo.InvariantCulture);
}

/// <summary>The same drives, with every command written down.</summary>
internal sealed class TracingCatalog(IDriveCatalog drives, CommandTrace trace) : IDriveCatalog
{
    public ValueTask<IReadOnlyList<DriveAddress>> ListAsync(CancellationToken cancellation) => drives.ListAsync(cancellation);

    public IAsyncEnumerable<DriveChange> WatchAsync(CancellationToken cancellation) => drives.WatchAsync(cancellation);

    public async ValueTask<IScsiTransport> OpenAsync(DriveAddress address, CancellationToken cancellation) =>
        new TracingTransport(await drives.OpenAsync(address, cancellation), address.Name, trace);

    private sealed class TracingTransport(IScsiTransport inner, string drive, CommandTrace trace) : IScsiTransport
    {
        public int MaximumTransferLength => inner.MaximumTransferLength;

        public async ValueTask<Completion> ExecuteAsync(
            Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation)
        {
            var begun = trace.Begin();
            try
            {
                var completion = await inner.ExecuteAsync(cdb, direction, data, timeout, cancellation);
                trace.End(drive, cdb, direction, begun, completion);
                return completion;
            }
            catch (Exception fault)
            {
                trace.End(drive, cdb, begun, fault);
                throw;
            }
        }

        public ValueTask ResetAsync(CancellationToken cancellation) => inner.ResetAsync(cancellation);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
