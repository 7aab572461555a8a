using System.Text;

namespace OpenImapi.Cli.Tests;

/// <summary>A console that keeps what is written to it.</summary>
internal sealed class TestConsole(byte[]? input = null, string answers = "", bool isTerminal = false, Action<string>? heard = null) : IConsole
{
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly List<byte> bytes = [];

    public TextWriter Out => TextWriter.Synchronized(new HeardWriter(output, heard));

    public TextWriter Error => TextWriter.Synchronized(new StringWriter(error) { NewLine = "\n" });

    public TextReader In { get; } = new StringReader(answers);

    public long? InLength => null;

    public bool OutIsTerminal => isTerminal;

    public bool ErrorIsTerminal => isTerminal;

    public bool InIsTerminal => isTerminal;

    public int Width => 80;

    public string OutText => output.ToString();

    public string ErrorText => error.ToString();

    /// <summary>What was written to standard output as bytes.</summary>
    public byte[] OutBytes => [.. bytes];

    public Stream OpenIn() => new MemoryStream(input ?? []);

    public Stream OpenOut() => new Kept(bytes);

    /// <summary>Tells each line as it is written.</summary>
    private sealed class HeardWriter(StringBuilder output, Action<string>? heard) : StringWriter(output)
    {
        public override void WriteLine(string? value)
        {
            Write(value + "\n");
            heard?.Invoke(value ?? "");
        }

        public override void WriteLine() => WriteLine("");
    }

    /// <summary>Lets a command close its standard output without losing what it wrote.</summary>
    private sealed class Kept(List<byte> kept) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => kept.Count;

        public override long Position { get => kept.Count; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => kept.AddRange(buffer.AsSpan(offset, count));
    }
}
