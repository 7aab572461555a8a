using System.Diagnostics;
using System.Globalization;

namespace OpenImapi.Bench;

/// <summary>Runs programs and takes what they cost from the system: CPU of the whole process and its children, and its peak memory.</summary>
/// <param name="tools">Has the program that forks and asks.</param>
/// <param name="scratch">A folder of its own, in memory where the measured files are.</param>
internal sealed class Meter(NativeTools tools, string scratch)
{
    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has its words.</exception>
    public async Task<Cost> RunAsync(IReadOnlyList<string> command, CancellationToken cancellation)
    {
        var result = Path.Combine(scratch, "cost");
        var start = new ProcessStartInfo(tools.Measure, [result, .. command])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        // Where bsdtar keeps what it collects; else a disk would be measured.
        start.Environment["TMPDIR"] = scratch;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var words = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
            await process.WaitForExitAsync(cancellation);
            var values = File.ReadAllText(result).Split(' ').Select(value => long.Parse(value, CultureInfo.InvariantCulture)).ToArray();
            if (values[4] != 0)
                throw new InvalidOperationException($"{string.Join(' ', command)} ended with {values[4]}: {string.Concat(words)}");
            return new(values[0] / 1e6, values[1] / 1e6, values[2] / 1e9, values[3] / 1024.0);
        }
        catch (OperationCanceledException)
        {
            // It is waited for, so that nothing of it holds on to the folder that is cleared next.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }
}
