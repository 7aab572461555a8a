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

    /// <summary>Levels of folders, and elements in all, after which a storage is taken for one that holds itself or never ends.</summary>
    private const int MostLevels = 256, MostElements = 1_000_000;

    /// <summary>Directories that a path table can number (ECMA-119, 9.4).</summary>
    private const int MostFolders = ushort.MaxValue;

    private readonly List<ClientObject<IStorage>> open = [];

    /// <summary>Walks through the storage; what of it is only a file's content is read later.</summary>
    /// <exception cref="StorageException">
    /// The storage, or one in it, answered a failure; E_INVALIDARG: an element is neither storage nor stream, a stream says no length, or there is no
    /// end to the levels or elements.
    /// </exception>
    /// <exception cref="InvalidCastException">The object is no storage.</exception>
    /// <exception cref="DiscException">IMAPI_E_BADJOLIETNAME, IMAPI_E_FILEEXISTS: one name twice in one storage, and not for two folders.</exception>
    public SourceTree Read(void* root)
    {
        var content = new SourceTree();
        var waiting = new Stack<(IStorage Storage, NodeIndex Folder, int Level)>();
        waiting.Push((Keep(new(root)), content.Root, 1));
        while (waiting.TryPop(out var at))
            foreach (var element in ClientElements.Of(at.Storage, MostElements - content.NodeCount))
            {
                var name = NameOf(element, content, at.Folder);
                if (element.Type == IsStream)
                    content.AddFile(at.Folder, name, new ClientFile(at.Storage, element), element.Modified);
                else if (element.Type == IsStorage && at.Level < MostLevels && open.Count < MostFolders)
                    waiting.Push((OpenFolder(at.Storage, element.Name), content.AddFolder(at.Folder, name, element.Modified), at.Level + 1));
                else
                    throw new StorageException(Result.InvalidArgument);
            }

        return content;
    }

    public void Dispose()
    {
        open.ForEach(storage => storage.Dispose());
        open.Clear();
    }

    private static byte[] NameOf(ClientElement element, SourceTree content, NodeIndex folder) => JolietNames.IsValid(element.Name) && element.Name is not ("." or "..")
        ? NameText.FromText(element.Name)
        : throw new DiscException(MasteringErrors.BadJolietName, $"The storage has an element '{element.Name}' in {content.PathOf(folder)}.");

    private IStorage OpenFolder(IStorage parent, string name)
    {
        void* folder = null;
        fixed (char* text = name)
            Result.Check(parent.OpenStorage(text, null, ReadExclusively, null, 0, &folder));
        return Keep(ClientObject<IStorage>.TakeOver(folder));
    }

    private IStorage Keep(ClientObject<IStorage> storage)
    {
        open.Add(storage);
        return storage.Face;
    }

    /// <summary>A stream of one of the storages.</summary>
    private sealed class ClientFile(IStorage folder, ClientElement element) : FileContent
    {
        public override long Length { get; } = ClientStream.LengthOf(element.Size);

        public override string Description => element.Name;

        public override Stream Open()
        {
            void* stream = null;
            fixed (char* text = element.Name)
                Result.Check(folder.OpenStream(text, null, ReadExclusively, 0, &stream));
            return ClientStream.TakeOver(stream);
        }
    }
}
