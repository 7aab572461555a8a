using System.Collections.Immutable;

namespace OpenImapi.Formats.ElTorito;

/// <summary>Reads the entries of a boot catalog one after another.</summary>
internal sealed class BootCatalogParser(FaultList faults)
{
    private const int EntryLength = BootCatalog.EntryLength;
    private int at;

    public BootCatalog? Parse(ReadOnlySpan<byte> catalog)
    {
        if (catalog.Length < 2 * EntryLength || catalog[0] != 1)
            return null;
        var validation = Next<ValidationEntry>(catalog);
        if (ValidationEntry.Sum(catalog[..EntryLength]) is not 0 and var sum)
            faults.Add(28, "checksum word", $"the words of the validation entry sum up to {sum:X4}h instead of 0 (2.1)");
        var initial = Next<InitialEntry>(catalog);
        Check(EntryLength, catalog[EntryLength]);
        var first = new BootImage(initial.LoadRba, initial.SectorCount)
        {
            IsBootable = initial.IsBootable,
            Emulation = initial.Emulation,
            LoadSegment = initial.LoadSegment,
            SystemType = initial.SystemType,
        };
        return new(validation.Platform, validation.Identifier, first, Sections(catalog));
    }

    private ImmutableArray<BootSection> Sections(ReadOnlySpan<byte> catalog)
    {
        var sections = ImmutableArray.CreateBuilder<BootSection>();
        while (at + EntryLength <= catalog.Length && catalog[at] is SectionHeader.MoreFollow or SectionHeader.Last)
        {
            var header = Next<SectionHeader>(catalog);
            var images = ImmutableArray.CreateBuilder<BootImage>();
            while (images.Count < header.EntryCount && at + EntryLength <= catalog.Length)
                images.Add(Image(catalog));
            if (images.Count < header.EntryCount)
                faults.Add(at, "section entry", $"the catalog ends after {images.Count} of {header.EntryCount} entries of a section (2.3)");
            sections.Add(new(header.Platform, header.Identifier, images.ToImmutable()));
            if (header.IsLast)
                return sections.ToImmutable();
        }

        if (sections.Count > 0)
            faults.Add(at, "header indicator", "no section says that it is the last one (2.3)");
        return sections.ToImmutable();
    }

    private BootImage Image(ReadOnlySpan<byte> catalog)
    {
        Check(at, catalog[at]);
        var entry = Next<SectionEntry>(catalog);
        var criteria = new List<byte>(entry.Criteria.Span.ToArray());
        for (var follows = entry.Media.HasFlag(SectionMedia.ExtensionFollows); follows;)
        {
            if (at + EntryLength > catalog.Length || catalog[at] != SectionEntryExtension.Indicator)
            {
                faults.Add(at, "extension indicator", "an extension is announced that is not there (2.5)");
                break;
            }

            var extension = Next<SectionEntryExtension>(catalog);
            var length = SectionEntry.CriteriaLength + (criteria.Count - 1) / SectionEntryExtension.CriteriaLength * SectionEntryExtension.CriteriaLength;
            criteria.AddRange(new byte[Math.Max(0, length - criteria.Count)]);
            criteria.AddRange(extension.Criteria.Span);
            follows = extension.MoreFollow;
        }

        return new(entry.LoadRba, entry.SectorCount)
        {
            IsBootable = entry.IsBootable,
            Emulation = (BootEmulation)((int)entry.Media & BootEntryFields.EmulationMask),
            LoadSegment = entry.LoadSegment,
            SystemType = entry.SystemType,
            Drivers = entry.Media & (SectionMedia.AtapiDriver | SectionMedia.ScsiDrivers),
            CriteriaType = entry.CriteriaType,
            Criteria = new(criteria.ToArray().AsMemory()),
        };
    }

    private void Check(int offset, byte indicator)
    {
        if (indicator is not (0 or BootEntryFields.Bootable))
            faults.Add(offset, "boot indicator", $"{indicator:X2}h is neither 88h nor 00h (2.2)");
    }

    private T Next<T>(ReadOnlySpan<byte> catalog)
        where T : struct, IStructure
    {
        var before = faults.Count;
        var entry = Structure.Read<T>(catalog.Slice(at, EntryLength), faults);
        for (var i = before; i < faults.Count; i++)
            faults[i] = faults[i] with { Offset = faults[i].Offset + at };
        at += EntryLength;
        return entry;
    }
}
