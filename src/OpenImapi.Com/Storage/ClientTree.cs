using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using OpenImapi.Formats;
using OpenImapi.Formats.Joliet;
using OpenImapi.Mastering;

namespace OpenImapi.Com;

/// <summary>
/// A client's IStorage as a tree: storages are folders, streams are files. It asks a storage for EnumElements, OpenStream and OpenStorage and
/// an enumerator for one element at a time, no more, since that is all that some clients' own storages answer.
/// </summary>
/// <remarks>Every storage stays open until the tree is disposed of; a stream is opened when it is read.</remarks>
internal sealed unsafe class ClientTree : IDisposable
{
    private const uint IsStorage = 1, IsStream = 2;

    /// <summary>STGM_READ and STGM_SHARE_EXCLUSIVE, the one way of opening that every element of a compound file allows.</summary>
    private const uint ReadExclusively = 0x10;

    /// <summary>Levels of folders, so that a storage that holds itself comes to an end.</summary>
    private const int MostLevels = 256;

    private readonly List<IStorage> open = [];

    /// <exception cref="StorageException">
    /// The storage, or one in it, answered a failure; E_INVALIDARG: an element is neither storage nor stream, or the levels do not end.
    /// </exception>
    /// <exception cref="InvalidCastException">The object is no storage.</exception>
    /// <exception cref="DiscException">IMAPI_E_BADJOLIETNAME, IMAPI_E_FILEEXISTS: one name twice in one storage.</exception>
    public ClientTree(void* root)
    {
        try
        {
            Walk(root);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public SourceTree Content { get; } = new();

    public void Dispose()
    {
        foreach (var storage in open)
            ((object)storage as ComObject)?.FinalRelease();
        open.Clear();
    }

    private void Walk(void* root)
    {
        var waiting = new Stack<(IStorage Storage, NodeIndex Folder, int Level)>();
        waiting.Push((Keep(root), Content.Root, 1));
        while (waiting.TryPop(out var at))
            foreach (var element in ClientElements.Of(at.Storage))
            {
                RequireName(element.Name, at.Folder);
                var name = NameText.FromText(element.Name);
                if (element.Type == IsStream)
                    Content.AddFile(at.Folder, name, new ClientFile(at.Storage, element), element.Modified);
                else if (element.Type != IsStorage)
                    throw new StorageException(Result.InvalidArgument);
                else if (at.Level == MostLevels)
                    throw new StorageException(Result.InvalidArgument);
                else
                    waiting.Push((OpenFolder(at.Storage, element.Name), Content.AddFolder(at.Folder, name, element.Modified), at.Level + 1));
            }
    }

    private void RequireName(string name, NodeIndex folder)
    {
        if (!JolietNames.IsValid(name) || name is "." or "..")
            throw new DiscException(MasteringErrors.BadJolietName, $"The storage has an element '{name}' in {Content.PathOf(folder)}.");
    }

    private IStorage OpenFolder(IStorage parent, string name)
    {
        void* folder = null;
        fixed (char* text = name)
            Result.Check(parent.OpenStorage(text, null, ReadExclusively, null, 0, &folder));
        try
        {
            return Keep(folder);
        }
        finally
        {
            Marshal.Release((nint)folder);
        }
    }

    private IStorage Keep(void* reference)
    {
        var storage = UniqueComInterfaceMarshaller<IStorage>.ConvertToManaged(reference) ?? throw new StorageException(Result.Pointer);
        open.Add(storage);
        return storage;
    }

    /// <summary>A stream of one of the storages.</summary>
    private sealed class ClientFile(IStorage folder, ClientElement element) : FileContent
    {
        public override long Length => element.Length;

        public override string Description => element.Name;

        public override Stream Open()
        {
            void* stream = null;
            fixed (char* text = element.Name)
                Result.Check(folder.OpenStream(text, null, ReadExclusively, 0, &stream));
            try
            {
                return ClientStream.Of(stream);
            }
            finally
            {
                Marshal.Release((nint)stream);
            }
        }
    }
}
