using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A folder of the volume and where it comes to lie in the target.</summary>
internal sealed class FolderPlace(FolderPlace? parent, byte[] name, VolumeEntry entry)
{
    private readonly Dictionary<string, FolderPlace?> taken = new(StringComparer.Ordinal);

    public FolderPlace? Parent => parent;

    public byte[] Name => name;

    /// <summary>The entry whose permissions and time the folder gets.</summary>
    public VolumeEntry Entry => entry;

    /// <summary>True when the folder could not be made, and nothing in it can be.</summary>
    public bool IsLost { get; set; }

    /// <summary>Takes a name for something that is no folder; false when an entry before has it.</summary>
    public bool TryTake(ReadOnlySpan<byte> entryName, bool caseBlind) => taken.TryAdd(KeyOf(entryName, caseBlind), null);

    /// <summary>The folder that was made under a name, or one that is new; nothing when the name is that of something else.</summary>
    public FolderPlace? Enter(byte[] entryName, VolumeEntry folder, bool caseBlind, out bool isNew)
    {
        var key = KeyOf(entryName, caseBlind);
        isNew = !taken.TryGetValue(key, out var found);
        if (isNew)
            taken.Add(key, found = new(this, entryName, folder));
        return found;
    }

    /// <summary>Names with one key are one name on the target's file system.</summary>
    private static string KeyOf(ReadOnlySpan<byte> entryName, bool caseBlind) => caseBlind
        ? NameText.ToText(entryName).Normalize(NormalizationForm.FormC).ToUpperInvariant() : Encoding.Latin1.GetString(entryName);
}
