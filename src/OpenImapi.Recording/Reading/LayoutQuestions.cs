using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Asks a drive for what it has read of a disc by itself: contents, texts, numbers.</summary>
/// <param name="drive">The drive.</param>
/// <param name="untold">Gets what the drive cannot tell.</param>
/// <param name="cancellation">Stops between two questions.</param>
internal sealed class LayoutQuestions(Drive drive, List<string> untold, CancellationToken cancellation)
{
    /// <summary>99 tracks, each in a session of its own.</summary>
    private const int LongestToc = 8 << 10;

    private bool tellsIsrc = true;

    /// <summary>The sessions as the table of contents has them.</summary>
    public async ValueTask<ImmutableArray<SessionLayout>> SessionsAsync()
    {
        if (await drive.AskAsync(new ReadFullToc(AllocationLength: LongestToc), cancellation) is { Entries.IsEmpty: false } full)
            return TableReader.Sessions(full.Entries, drive.Address.Name);
        var toc = await drive.AskAsync(new ReadToc(), cancellation);
        var info = await drive.AskAsync(new ReadSessionInfo(), cancellation);
        if (toc is not { } contents)
            return [];
        if (info is { LastSession: > 2 })
            untold.Add($"The drive tells no full table of contents: where the {info.Value.LastSession} sessions of the disc end is not known.");
        return TableReader.Sessions(TableReader.Entries(contents, info), drive.Address.Name);
    }

    /// <summary>The CD-TEXT of the first session, as it stands in its lead-in.</summary>
    public async ValueTask<ImmutableArray<CdTextPack>> CdTextAsync()
    {
        if (await drive.AskAsync(new ReadCdText(AllocationLength: CdTextData.HeaderLength), cancellation) is not { } header
            || header.TotalLength <= CdTextData.HeaderLength)
            return [];
        var length = (ushort)Math.Min(header.TotalLength, CdTextData.LongestLength);
        if (await drive.AskAsync(new ReadCdText(AllocationLength: length), cancellation) is not { } text)
            return [];
        var packs = text.Packs[..Math.Min(text.Packs.Length, (length - CdTextData.HeaderLength) / CdTextPack.Length)];
        if (packs.Count(pack => !IsRight(pack)) is > 0 and var wrong)
            untold.Add($"{wrong} of {packs.Length} pieces of CD-TEXT have wrong check bits: some of the text may be wrong.");
        return packs;
    }

    /// <summary>The number on the package, asked for until two answers agree.</summary>
    public ValueTask<MediaCatalogNumber?> CatalogAsync() => AgreedAsync("catalogue number of the disc", async () =>
        (await drive.AskAsync(new ReadMediaCatalogNumber(), cancellation))?.Number);

    /// <summary>A recording's number, asked for until two answers agree.</summary>
    public async ValueTask<Isrc?> IsrcAsync(int track)
    {
        if (!tellsIsrc)
            return null;
        return await AgreedAsync($"ISRC of track {track}", async () =>
        {
            var answer = await drive.AskAsync(new ReadIsrc((byte)track), cancellation);
            tellsIsrc &= answer is not null;
            return answer?.Code;
        });
    }

    private async ValueTask<T?> AgreedAsync<T>(string what, Func<ValueTask<T?>> ask)
        where T : struct
    {
        var (first, second) = (await ask(), await ask());
        if (EqualityComparer<T?>.Default.Equals(first, second))
            return first;
        var third = await ask();
        if (EqualityComparer<T?>.Default.Equals(third, first) || EqualityComparer<T?>.Default.Equals(third, second))
            return third;
        untold.Add($"The {what} was told differently each time.");
        return null;
    }

    /// <summary>Some drives leave the check bits out.</summary>
    private static bool IsRight(CdTextPack pack)
    {
        Span<byte> bytes = stackalloc byte[CdTextPack.Length];
        return pack.Crc == 0 || (Structure.Write(pack, bytes) == CdTextPack.Length && SubchannelCrc.IsRight(bytes));
    }
}
