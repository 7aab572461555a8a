using System.Text;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Cli;

/// <summary>The console of this process. Text is UTF-8 with line feeds, on every system.</summary>
internal sealed class SystemConsole : IConsole
{
    private const int WidthOfNoTerminal = 80;
    private readonly Lazy<TextWriter> output = new(() => WriterOf(Console.OpenStandardOutput()));
    private readonly Lazy<TextWriter> error = new(() => WriterOf(Console.OpenStandardError()));

    public TextWriter Out => output.Value;

    public TextWriter Error => error.Value;

    public TextReader In => Console.In;

    public bool OutIsTerminal => !Console.IsOutputRedirected;

    public bool ErrorIsTerminal => !Console.IsErrorRedirected;

    public bool InIsTerminal => !Console.IsInputRedirected;

    public int Width
    {
        get
        {
            if (!OutIsTerminal && !ErrorIsTerminal)
                return WidthOfNoTerminal;
            try
            {
                return Console.WindowWidth is > 0 and var width ? width : WidthOfNoTerminal;
            }
            catch (IOException)
            {
                return WidthOfNoTerminal;
            }
        }
    }

    public long? InLength
    {
        get
        {
            if (OperatingSystem.IsWindows() || InIsTerminal)
                return null;
            using var handle = new SafeFileHandle(0, ownsHandle: false);
            using var input = new FileStream(handle, FileAccess.Read, 0);
            return input.CanSeek ? input.Length - input.Position : null;
        }
    }

    public Stream OpenIn() => Console.OpenStandardInput();

    public Stream OpenOut() => Console.OpenStandardOutput();

    private static StreamWriter WriterOf(Stream stream) => new(stream, new UTF8Encoding(false), 4096) { AutoFlush = true, NewLine = "\n" };
}
