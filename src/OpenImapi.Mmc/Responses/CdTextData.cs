using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mmc;

/// <summary>READ TOC/PMA/ATIP, format 5: CD-TEXT, each pack once.</summary>
[Clause(Standard.Mmc5, "6.26.3.7")]
public record struct CdTextData(ImmutableArray<CdTextPack> Packs) : IStructure
{
    /// <summary>Bytes before the packs.</summary>
    public const int HeaderLength = 4;

    /// <summary>Encoded length in bytes of the most packs that there can be: eight languages of 256.</summary>
    public const int LongestLength = HeaderLength + 8 * 256 * CdTextPack.Length;

    /// <summary>Encoded length in bytes.</summary>
    public readonly int Length => HeaderLength + Packs.Count() * CdTextPack.Length;

    /// <summary>Bytes that the whole answer has, as its first two bytes say; more than are there where fewer were asked for.</summary>
    public int TotalLength { get; private set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        TotalLength = sizeof(ushort) + f.UInt16Big("CD-TEXT data length", (ushort)(Length - sizeof(ushort)));
        f.Zero(2);
        Packs = f.Repeated(Packs, (TotalLength - HeaderLength) / CdTextPack.Length);
    }
}
