using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com.Tests;

/// <summary>What a client's storage, its enumerators and streams do: the calls counted, one of them failing.</summary>
internal sealed class Script : IDisposable
{
    public Ledger Ledger { get; } = new();

    /// <summary>Calls so far, over all objects.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The call that fails, from 1.</summary>
    public int FailAt { get; set; }

    public int Failure { get; set; } = Codes.ReadFault;

    /// <summary>Threads on which the client was called.</summary>
    public HashSet<int> Threads { get; } = [];

    /// <summary>What else happens in a call.</summary>
    public Action<string>? During { get; set; }

    /// <summary>Too many calls are expected to be kept.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>What the call answers.</summary>
    public int Enter(string call)
    {
        if (IsQuiet)
            return Result.Ok;
        Calls.Add(call);
        Threads.Add(Environment.CurrentManagedThreadId);
        During?.Invoke(call);
        return Calls.Count == FailAt ? Failure : Result.Ok;
    }

    public void Dispose() => Ledger.Dispose();
}

/// <summary>An element as the enumerator tells of it, and what opening it gives.</summary>
/// <param name="Name">Its name, or null.</param>
/// <param name="Type">1 is a storage, 2 a stream.</param>
/// <param name="Content">The bytes of a stream, or a storage; a text means: this storage itself.</param>
/// <param name="Size">What STATSTG says; nothing means: the truth.</param>
internal sealed record Entry(string? Name, uint Type, object? Content, ulong? Size = null)
{
    public ulong Time { get; init; } = 0x01D9F000_2E6A8000;

    /// <summary>How many elements Next says that it gave.</summary>
    public uint Fetched { get; init; } = 1;

    /// <summary>What Next answers with this element.</summary>
    public int Answer { get; init; }

    /// <summary>What Stat of the stream says; nothing means: the truth.</summary>
    public ulong? StreamSize { get; init; }

    /// <summary>The most bytes that one Read gives.</summary>
    public int MostAtOnce { get; init; } = int.MaxValue;
}

/// <summary>A client's own storage that follows a script: EnumElements, OpenStream, OpenStorage, and nothing else is ever asked for.</summary>
[GeneratedComClass]
internal sealed unsafe partial class ScriptedStorage(Script script, params IEnumerable<Entry> entries) : IStorage
{
    /// <summary>What EnumElements gives instead of an enumerator.</summary>
    public Func<Ledger, nint>? Instead { get; init; }

    public int EnumElements(uint reserved1, void* reserved2, uint reserved3, void** found)
    {
        *found = null;
        var result = script.Enter(nameof(EnumElements));
        if (result >= 0)
            *found = Instead is { } instead ? (void*)instead(script.Ledger) : script.Ledger.Give<IEnumSTATSTG>(new ScriptedWalk(script, entries));
        return result;
    }

    public int OpenStream(char* name, void* reserved1, uint mode, uint reserved2, void** stream)
    {
        *stream = null;
        var entry = Find(name, 2);
        var result = script.Enter(nameof(OpenStream));
        if (result >= 0 && entry.Content is byte[] bytes)
            *stream = script.Ledger.Give<IStream>(new ScriptedStream(script, entry, bytes));
        return result;
    }

    public int OpenStorage(char* name, void* priority, uint mode, char** exclude, uint reserved, void** storage)
    {
        *storage = null;
        var entry = Find(name, 1);
        var result = script.Enter(nameof(OpenStorage));
        if (result >= 0 && entry.Content is { } folder)
            *storage = script.Ledger.Give<IStorage>(folder is string ? this : folder);
        return result;
    }

    public int Stat(StatStg* status, uint flags) => Unasked();

    public int CreateStream(char* name, uint mode, uint reserved1, uint reserved2, void** stream) => Unasked();

    public int CreateStorage(char* name, uint mode, uint reserved1, uint reserved2, void** storage) => Unasked();

    public int CopyTo(uint excludedCount, Guid* excluded, char** excludedNames, void* destination) => Unasked();

    public int MoveElementTo(char* name, void* destination, char* newName, uint flags) => Unasked();

    public int Commit(uint flags) => Unasked();

    public int Revert() => Unasked();

    public int DestroyElement(char* name) => Unasked();

    public int RenameElement(char* oldName, char* newName) => Unasked();

    public int SetElementTimes(char* name, FileTime* created, FileTime* accessed, FileTime* modified) => Unasked();

    public int SetClass(Guid* id) => Unasked();

    public int SetStateBits(uint bits, uint mask) => Unasked();

    private Entry Find(char* name, uint type)
    {
        var text = new string(name);
        return entries.First(entry => entry.Name == text && entry.Type == type);
    }

    private int Unasked()
    {
        script.Enter("unasked");
        return Codes.NotImplemented;
    }
}

/// <summary>Its enumerator: one element at a time, whoever asks for more gets nothing; Next, and nothing else.</summary>
[GeneratedComClass]
internal sealed unsafe partial class ScriptedWalk(Script script, IEnumerable<Entry> entries) : IEnumSTATSTG
{
    private readonly IEnumerator<Entry> walk = entries.GetEnumerator();

    public int Next(uint count, StatStg* found, uint* fetched)
    {
        *fetched = 0;
        var result = script.Enter(nameof(Next));
        if (result < 0)
            return result;
        if (count != 1 || !walk.MoveNext())
            return Result.False;
        var entry = walk.Current;
        *found = new()
        {
            Name = entry.Name is { } name ? (char*)Marshal.StringToCoTaskMemUni(name) : null,
            Type = entry.Type,
            Size = entry.Size ?? (ulong)(entry.Content as byte[] ?? []).Length,
            Modified = new() { Low = (uint)entry.Time, High = (uint)(entry.Time >> 32) },
        };
        *fetched = entry.Fetched;
        return entry.Answer;
    }

    public int Skip(uint count) => script.Enter("unasked");

    public int Reset() => script.Enter("unasked");

    public int Clone(void** copy) => script.Enter("unasked");
}

/// <summary>One of its streams: Read, Seek and Stat, and nothing else.</summary>
[GeneratedComClass]
internal sealed unsafe partial class ScriptedStream(Script script, Entry entry, byte[] content) : IStream
{
    private int position;

    public int Read(void* buffer, uint bytes, uint* read)
    {
        *read = 0;
        var result = script.Enter(nameof(Read));
        if (result < 0)
            return result;
        var count = Math.Min(Math.Min((int)bytes, entry.MostAtOnce), content.Length - position);
        content.AsSpan(position, count).CopyTo(new Span<byte>(buffer, count));
        position += count;
        *read = (uint)count;
        return count == bytes ? Result.Ok : Result.False;
    }

    public int Seek(long move, uint origin, ulong* reached)
    {
        var result = script.Enter(nameof(Seek));
        if (result < 0)
            return result;
        position = (int)(move + (origin == 0 ? 0 : origin == 1 ? position : content.Length));
        *reached = (ulong)position;
        return result;
    }

    /// <summary>It gives its name though it was told not to, as some do.</summary>
    public int Stat(StatStg* status, uint flags)
    {
        var result = script.Enter(nameof(Stat));
        if (result >= 0)
            *status = new() { Name = (char*)Marshal.StringToCoTaskMemUni(entry.Name), Type = 2, Size = entry.StreamSize ?? (ulong)content.Length };
        return result;
    }

    public int Write(void* buffer, uint bytes, uint* written) => script.Enter("unasked");

    public int SetSize(ulong bytes) => script.Enter("unasked");

    public int CopyTo(void* destination, ulong bytes, ulong* read, ulong* written) => script.Enter("unasked");

    public int Commit(uint flags) => script.Enter("unasked");

    public int Revert() => script.Enter("unasked");

    public int LockRegion(ulong offset, ulong bytes, uint type) => script.Enter("unasked");

    public int UnlockRegion(ulong offset, ulong bytes, uint type) => script.Enter("unasked");

    public int Clone(void** copy) => script.Enter("unasked");
}
