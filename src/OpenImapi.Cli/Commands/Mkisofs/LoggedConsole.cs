namespace OpenImapi.Cli;

/// <summary>A console whose standard error is a file.</summary>
internal sealed class LoggedConsole(IConsole console, TextWriter log) : IConsole
{
    public TextWriter Out => console.Out;

    public TextWriter Error { get; } = TextWriter.Synchronized(log);

    public TextReader In => console.In;

    public bool OutIsTerminal => console.OutIsTerminal;

    public bool ErrorIsTerminal => false;

    public bool InIsTerminal => false;

    public int Width => console.Width;

    public long? InLength => console.InLength;

    public Stream OpenIn() => console.OpenIn();

    public Stream OpenOut() => console.OpenOut();
}
