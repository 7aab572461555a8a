using System.Text;

namespace OpenImapi.Cli;

/// <summary>Passes UTF-8 bytes on to a text writer as they come, so that a large document is never held whole.</summary>
internal sealed class Utf8TextStream(TextWriter writer) : Stream
{
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private char[] characters = [];

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw Unable();

    public override long Position
    {
        get => throw Unable();
        set => throw Unable();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (characters.Length < buffer.Length + 1)
            characters = new char[buffer.Length + 1];
        writer.Write(characters, 0, decoder.GetChars(buffer, characters, flush: false));
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw Unable();

    public override long Seek(long offset, SeekOrigin origin) => throw Unable();

    public override void SetLength(long value) => throw Unable();

    private static NotSupportedException Unable() => new("This stream is only written to.");
}
