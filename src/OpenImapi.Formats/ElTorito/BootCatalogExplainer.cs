namespace OpenImapi.Formats.ElTorito;

/// <summary>Tells field by field which entries stand in a boot catalog.</summary>
[Clause(Standard.ElTorito, "2.0")]
public static class BootCatalogExplainer
{
    private const int EntryLength = BootCatalog.EntryLength;

    /// <summary>The entries one after another, up to an empty one; none when the bytes do not begin with a validation entry.</summary>
    /// <param name="catalog">The blocks from the catalog's location on.</param>
    public static IReadOnlyList<ExplainedStructure> Explain(ReadOnlySpan<byte> catalog)
    {
        var explained = new List<ExplainedStructure>();
        if (catalog.Length < 2 * EntryLength || catalog[0] != 1)
            return explained;
        explained.Add(new(0, "validation entry", Structure.Explain<ValidationEntry>(catalog[..EntryLength])));
        explained.Add(new(EntryLength, "initial entry", Structure.Explain<InitialEntry>(catalog.Slice(EntryLength, EntryLength))));
        for (var at = 2 * EntryLength; at + EntryLength <= catalog.Length && catalog.Slice(at, EntryLength).ContainsAnyExcept((byte)0); at += EntryLength)
        {
            var entry = catalog.Slice(at, EntryLength);
            explained.Add(entry[0] switch
            {
                SectionHeader.MoreFollow or SectionHeader.Last => new(at, "section header", Structure.Explain<SectionHeader>(entry)),
                SectionEntryExtension.Indicator => new(at, "section entry extension", Structure.Explain<SectionEntryExtension>(entry)),
                _ => new(at, "section entry", Structure.Explain<SectionEntry>(entry)),
            });
        }

        return explained;
    }
}
