using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com.Tests;

/// <summary>A client's own storage: it answers EnumElements, OpenStream, OpenStorage and Stat, its enumerator one element at a time.</summary>
[GeneratedComClass]
internal sealed unsafe partial class ClientStorage : IStorage
{
    private static readonly StrategyBasedComWrappers Foreign = new();

    private readonly List<(string Name, object Content)> elements = [];

    /// <summary>What OpenStream and OpenStorage answer when it is a failure.</summary>
    public int Failure { get; set; }

    public ClientStorage With(string name, byte[] content)
    {
        elements.Add((name, content));
        return this;
    }

    public ClientStorage With(string name, ClientStorage folder)
    {
        elements.Add((name, folder));
        return this;
    }

    /// <summary>Any object as another party gives it: our own marshaller does not know it.</summary>
    public static void* Reference<T>(object value)
    {
        var unknown = Foreign.GetOrCreateComInterfaceForObject(value, CreateComInterfaceFlags.None);
        Assert.Equal(0, Marshal.QueryInterface(unknown, typeof(T).GUID, out var face));
        Marshal.Release(unknown);
        return (void*)face;
    }

    public int EnumElements(uint reserved1, void* reserved2, uint reserved3, void** found)
    {
        *found = Reference<IEnumSTATSTG>(new ElementWalk(elements));
        return Result.Ok;
    }

    public int OpenStream(char* name, void* reserved1, uint mode, uint reserved2, void** stream) =>
        Open<IStream, byte[]>(name, mode, stream, bytes => new Bytes(bytes));

    public int OpenStorage(char* name, void* priority, uint mode, char** exclude, uint reserved, void** storage) =>
        Open<IStorage, ClientStorage>(name, mode, storage, folder => folder);

    public int Stat(StatStg* status, uint flags)
    {
        *status = new() { Type = 1 };
        return Result.Ok;
    }

    public int CreateStream(char* name, uint mode, uint reserved1, uint reserved2, void** stream) => Result.NotImplemented;

    public int CreateStorage(char* name, uint mode, uint reserved1, uint reserved2, void** storage) => Result.NotImplemented;

    public int CopyTo(uint excludedCount, Guid* excluded, char** excludedNames, void* destination) => Result.NotImplemented;

    public int MoveElementTo(char* name, void* destination, char* newName, uint flags) => Result.NotImplemented;

    public int Commit(uint flags) => Result.NotImplemented;

    public int Revert() => Result.NotImplemented;

    public int DestroyElement(char* name) => Result.NotImplemented;

    public int RenameElement(char* oldName, char* newName) => Result.NotImplemented;

    public int SetElementTimes(char* name, FileTime* created, FileTime* accessed, FileTime* modified) => Result.NotImplemented;

    public int SetClass(Guid* id) => Result.NotImplemented;

    public int SetStateBits(uint bits, uint mask) => Result.NotImplemented;

    private int Open<T, TContent>(char* name, uint mode, void** opened, Func<TContent, object> make)
    {
        *opened = null;
        var text = new string(name);
        if (Failure < 0)
            return Failure;
        if (mode != 0x10 || elements.Find(element => element.Name == text && element.Content is TContent).Content is not TContent content)
            return unchecked((int)0x80030002);
        *opened = Reference<T>(make(content));
        return Result.Ok;
    }
}

/// <summary>Gives one element at a time; whoever asks for more gets nothing.</summary>
[GeneratedComClass]
internal sealed unsafe partial class ElementWalk(List<(string Name, object Content)> elements) : IEnumSTATSTG
{
    private int at;

    public int Next(uint count, StatStg* found, uint* fetched)
    {
        *fetched = 0;
        if (count != 1 || at == elements.Count)
            return Result.False;
        var (name, content) = elements[at++];
        *found = new()
        {
            Name = (char*)Marshal.StringToCoTaskMemUni(name),
            Type = content is byte[]? 2u : 1u,
            Size = (ulong)(content as byte[] ?? []).Length,
            Modified = new() { Low = 0x2E6A8000, High = 0x01D9F000 },
        };
        *fetched = 1;
        return Result.Ok;
    }

    public int Skip(uint count) => Result.NotImplemented;

    public int Reset() => Result.NotImplemented;

    public int Clone(void** copy) => Result.NotImplemented;
}
