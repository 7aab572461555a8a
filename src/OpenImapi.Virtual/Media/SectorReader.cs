using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Virtual;

/// <summary>A CD's blocks as whole sectors of 2,352 bytes.</summary>
internal sealed class SectorReader(Disc disc)
{
    /// <summary>Reads sectors; lead-ins, lead-outs and audio that is not recorded read as zeros.</summary>
    public void Read(Lba start, Span<byte> sectors)
    {
        for (var (at, end) = (start, start + new BlockCount(sectors.Length / BlockSizes.Raw)); at < end;)
        {
            var runEnd = PlacedBlock.EndOfRun(disc.State, at, end);
            var length = (int)(runEnd - at).Bytes(BlockSizes.Raw);
            if (PlacedBlock.At(disc.State, at) is { } placed)
                ReadRun(placed, at, sectors[..length]);
            else
                sectors[..length].Clear();
            sectors = sectors[length..];
            at = runEnd;
        }
    }

    /// <summary>Reads sectors that are alike: what is stored of them at once.</summary>
    private void ReadRun(PlacedBlock placed, Lba start, Span<byte> sectors)
    {
        if (placed is { Written: true, Area: BlockArea.UserData } && start >= Lba.Zero && HasUserData(placed))
        {
            disc.Blocks[BlockArea.UserData].Read(start, Sector.UserDataAtEnd(sectors));
            Sector.WriteInPlace(Sector.FormOf(placed.Form), start, sectors);
        }
        else if (placed is { Written: true, Area: BlockArea.Sectors, IsAudio: true })
        {
            disc.Blocks[BlockArea.Sectors].Read(start, sectors);
        }
        else
        {
            for (var at = start; !sectors.IsEmpty; at += new BlockCount(1), sectors = sectors[BlockSizes.Raw..])
                Read(placed, at, sectors[..BlockSizes.Raw]);
        }
    }

    /// <summary>Reads one sector. A data sector that nobody gave bytes for is an empty one.</summary>
    public void Read(PlacedBlock placed, Lba at, Span<byte> sector)
    {
        if (placed is { Written: true, Area: BlockArea.Sectors })
        {
            disc.Blocks[BlockArea.Sectors].Read(at, sector);
            if (placed.IsAudio || sector.ContainsAnyExcept((byte)0))
                return;
        }

        if (HasUserData(placed))
            Make(placed, at, sector);
        else
            Sector.WriteEmpty(placed.Form, at, sector);
    }

    private static bool HasUserData(PlacedBlock placed) =>
        placed.Form is not (BlockForm.Audio or BlockForm.Mode2) && (placed.Form != BlockForm.Mode2Form1 || placed.Index != 0);

    /// <summary>Makes a sector around its user data, zeros where nobody gave any.</summary>
    private void Make(PlacedBlock placed, Lba at, Span<byte> sector)
    {
        Span<byte> userData = stackalloc byte[BlockSizes.UserData];
        userData.Clear();
        if (placed is { Written: true, Area: BlockArea.UserData } && at >= Lba.Zero)
            disc.Blocks[BlockArea.UserData].Read(at, userData);
        Sector.Write(Sector.FormOf(placed.Form), at, userData, sector);
    }

    /// <summary>The user data of a track's blocks, one after another.</summary>
    public void ReadUserData(DiscTrack track, Lba start, Span<byte> blocks)
    {
        Span<byte> sector = stackalloc byte[BlockSizes.Raw];
        for (var at = start; !blocks.IsEmpty; at += new BlockCount(1))
        {
            var form = at < track.Start ? track.GapForm!.Value : track.Form;
            Read(new(track, 1, form, Written: true), at, sector);
            if (form != BlockForm.Audio)
                Sector.UserData(Sector.FormOf(form), sector).CopyTo(blocks);
            blocks = blocks[BlockSizes.UserData..];
        }
    }
}
