using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What READ DISC INFORMATION answers for pseudo-overwrite: how often blocks of a BD-R can still be replaced.</summary>
[Clause(Standard.Mmc5, "6.22.3.3")]
public record struct PseudoOverwriteResources(uint Replacements, uint MapEntries, uint Updates) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 16;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.DiscInformationHeader(ReadPseudoOverwriteResources.Type, Length);
        Replacements = f.UInt32Big("remaining POW replacements", Replacements);
        MapEntries = f.UInt32Big("remaining POW reallocation map entries", MapEntries);
        Updates = f.UInt32Big("number of remaining POW updates", Updates);
    }
}
