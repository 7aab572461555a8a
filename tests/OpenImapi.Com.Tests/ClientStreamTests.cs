using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com.Tests;

/// <summary>A client's stream answers Read, Seek and Stat and nothing else; each reference taken is given back.</summary>
public unsafe class ClientStreamTests
{
    [Fact]
    public void It_is_read_to_its_end_and_let_go()
    {
        using var bytes = new ForeignStream("Hello"u8.ToArray());
        var read = new byte[8];
        using (var stream = ClientStream.Of(bytes.Reference))
        {
            Assert.Equal(5, stream.Length);
            stream.Position = 1;
            Assert.Equal(4, stream.ReadAtLeast(read, 8, throwOnEndOfStream: false));
            Assert.Equal("ello"u8, read.AsSpan(0, 4));
            Assert.True(bytes.Count > 1);
        }

        Assert.Equal(1u, bytes.Count);
    }

    [Fact]
    public void What_it_answers_is_what_the_call_answers()
    {
        using var bytes = new ForeignStream([]) { Failure = unchecked((int)0x80030005) };
        using var stream = ClientStream.Of(bytes.Reference);
        Assert.Equal(unchecked((int)0x80030005), Result.Of(Assert.Throws<StorageException>(() => stream.ReadByte())));
    }

    [Fact]
    public void A_stream_put_into_a_set_is_read_as_itself()
    {
        using var bytes = new ForeignStream([1, 2, 3]);
        using var storage = VtableClient.Of<IPropertyStorage>(new PropertyStorage(new()));
        fixed (char* name = "BootImage")
        {
            var (which, value) = (new PropSpec { Value = (nuint)name }, new PropVariant { Type = 13, Value = (nuint)bytes.Reference });
            Assert.Equal(Result.Ok, storage.Call(4, 1, &which, &value, 2));
            value = default;
            Assert.Equal(Result.Ok, storage.Call(3, 1, &which, &value));
            Assert.Equal((13, (nuint)bytes.Reference), (value.Type, value.Value));
            Marshal.Release((nint)value.Value);
        }
    }

    [Fact]
    public void An_object_that_is_no_stream_is_E_NOINTERFACE()
    {
        using var storage = VtableClient.Of<IPropertyStorage>(new PropertyStorage(new()));
        var sink = new StrategyBasedComWrappers().GetOrCreateComInterfaceForObject(new CountingSink(), CreateComInterfaceFlags.None);
        fixed (char* name = "BootImage")
        {
            var (which, value) = (new PropSpec { Value = (nuint)name }, new PropVariant { Type = 13, Value = (nuint)sink });
            Assert.Equal(Result.NoInterface, storage.Call(4, 1, &which, &value, 2));
        }

        Marshal.Release(sink);
    }
}

/// <summary>A stream that another party made: its reference counts are seen, and our own marshaller does not know it.</summary>
internal sealed unsafe class ForeignStream : IDisposable
{
    private readonly Bytes bytes;

    public ForeignStream(byte[] content)
    {
        bytes = new(content);
        var unknown = new StrategyBasedComWrappers().GetOrCreateComInterfaceForObject(bytes, CreateComInterfaceFlags.None);
        Assert.Equal(0, Marshal.QueryInterface(unknown, typeof(IStream).GUID, out var face));
        Marshal.Release(unknown);
        Reference = (void*)face;
    }

    public void* Reference { get; }

    /// <summary>What every Read answers.</summary>
    public int Failure { init => bytes.Failure = value; }

    /// <summary>References that are held, our own included.</summary>
    public uint Count
    {
        get
        {
            Marshal.AddRef((nint)Reference);
            return (uint)Marshal.Release((nint)Reference);
        }
    }

    public void Dispose() => Marshal.Release((nint)Reference);
}

/// <summary>The least that a client's stream does.</summary>
[GeneratedComClass]
internal sealed unsafe partial class Bytes(byte[] content) : IStream
{
    private int position;

    public int Failure { get; set; }

    public int Read(void* buffer, uint bytes, uint* read)
    {
        if (Failure < 0)
            return Failure;
        var count = Math.Min((int)bytes, content.Length - position);
        content.AsSpan(position, count).CopyTo(new Span<byte>(buffer, count));
        position += count;
        *read = (uint)count;
        return count == bytes ? 0 : 1;
    }

    public int Seek(long move, uint origin, ulong* reached)
    {
        position = (int)(move + (origin == 0 ? 0 : origin == 1 ? position : content.Length));
        *reached = (ulong)position;
        return 0;
    }

    public int Stat(StatStg* status, uint flags)
    {
        *status = new() { Type = 2, Size = (ulong)content.Length };
        return 0;
    }

    public int Write(void* buffer, uint bytes, uint* written) => Result.NotImplemented;

    public int SetSize(ulong bytes) => Result.NotImplemented;

    public int CopyTo(void* destination, ulong bytes, ulong* read, ulong* written) => Result.NotImplemented;

    public int Commit(uint flags) => Result.NotImplemented;

    public int Revert() => Result.NotImplemented;

    public int LockRegion(ulong offset, ulong bytes, uint type) => Result.NotImplemented;

    public int UnlockRegion(ulong offset, ulong bytes, uint type) => Result.NotImplemented;

    public int Clone(void** copy) => Result.NotImplemented;
}
