using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Audio;

/// <summary>A run of ffmpeg or ffprobe: no shell, no questions, no network. Disposing of it ends it.</summary>
internal sealed class FfmpegProcess : IAsyncDisposable
{
    private const int MostErrors = 8 * 1024;

    private readonly Process process;
    private readonly Task<string> errors;

    private FfmpegProcess(Process process)
    {
        this.process = process;
        errors = ReadErrorsAsync(process.StandardError.BaseStream);
    }

    public Stream Output => process.StandardOutput.BaseStream;

    public Stream Input => process.StandardInput.BaseStream;

    /// <summary>Starts a program.</summary>
    /// <exception cref="DiscException">It cannot be started.</exception>
    public static FfmpegProcess Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AV_LOG_FORCE_NOCOLOR"] = "1";
        try
        {
            return new(Process.Start(start)!);
        }
        catch (Win32Exception e)
        {
            throw new DiscException(AudioErrors.DecoderFailed, $"{program} cannot be started: {e.Message}", inner: e);
        }
    }

    /// <summary>Runs a program to its end and returns what it wrote.</summary>
    public static async Task<(int ExitCode, byte[] Output, string Errors)> RunAsync(
        string program, IEnumerable<string> arguments, TimeSpan limit, CancellationToken cancellation)
    {
        await using var run = Start(program, arguments);
        run.process.StandardInput.Close();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(limit);
        using var output = new MemoryStream();
        try
        {
            await run.Output.CopyToAsync(output, end.Token);
            return (await run.EndAsync(end.Token), output.ToArray(), await run.errors);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (-1, [], $"it did not end in {limit.TotalSeconds:0} seconds");
        }
    }

    /// <summary>Waits for its end; returns its exit code.</summary>
    public async Task<int> EndAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    /// <summary>What it complained of, once it has ended: one line.</summary>
    public async Task<string> ComplaintAsync() => string.Join("; ", (await errors)
        .Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal));

    public async ValueTask DisposeAsync()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        await process.WaitForExitAsync(CancellationToken.None);
        await errors;
        process.Dispose();
    }

    private static async Task<string> ReadErrorsAsync(Stream stream)
    {
        var (kept, buffer) = (new MemoryStream(), new byte[4096]);
        int count;
        while ((count = await stream.ReadAsync(buffer)) > 0)
            kept.Write(buffer, 0, Math.Min(count, MostErrors - (int)kept.Length));
        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }
}
