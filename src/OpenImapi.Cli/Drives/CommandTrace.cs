using System.Text;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Cli;

/// <summary>The file that takes a line for each command sent to a drive.</summary>
internal sealed class CommandTrace : IDisposable
{
    private readonly StreamWriter file;

    /// <exception cref="DiscException">The file cannot be written.</exception>
    public CommandTrace(string path, TimeProvider clock)
    {
        try
        {
            file = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(CliErrors.OutputFailed, $"The trace {path} cannot be written: {fault.Message}", inner: fault);
        }

        Log = new(file, $"imapi {CommandLine.Version}", clock);
    }

    public TraceLog Log { get; }

    public void Dispose() => file.Dispose();
}
