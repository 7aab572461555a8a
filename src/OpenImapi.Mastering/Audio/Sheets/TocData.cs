using OpenImapi.Formats;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Mastering;

/// <summary>Makes a data track of what a toc file says of it.</summary>
internal sealed class TocData(string path, TocTrack track, int number, IReadOnlyDictionary<TocPart, BinaryFile> files)
{
    private readonly TocPlaces places = new(path, track, number);

    public DataTrack Make()
    {
        var pieces = new List<BlockPiece>();
        var length = BlockCount.Zero;
        foreach (var part in track.Parts)
        {
            if (PieceOf(part) is { Length: > 0 } piece)
            {
                pieces.Add(piece);
                length += LengthOf(piece);
            }

            places.Pass(part, length);
        }

        places.Check(length);
        var (pregap, postgap) = TakeGaps(pieces);
        var form = track.Mode switch
        {
            TocTrackMode.Mode1 or TocTrackMode.Mode1Raw => BlockForm.Mode1,
            TocTrackMode.Mode2Form1 => BlockForm.Mode2Form1,
            _ => BlockForm.Mode2,
        };
        return new()
        {
            Source = new SheetBlocks(pieces, track.BlockSize, track.Mode.BlockSize(), form),
            Form = form,
            PregapSilence = pregap,
            PregapContent = places.Start - pregap,
            PostgapSilence = postgap,
            Indexes = [.. places.Indexes],
        };
    }

    /// <summary>Empty blocks that are the whole pre-gap, and those at the end, are gaps and no content.</summary>
    private (BlockCount Pregap, BlockCount Postgap) TakeGaps(List<BlockPiece> pieces)
    {
        var (pregap, postgap) = (BlockCount.Zero, BlockCount.Zero);
        if (pieces is [{ File: null } first, _, ..] && LengthOf(first) == places.Start)
        {
            pregap = LengthOf(first);
            pieces.RemoveAt(0);
        }

        if (pieces is [_, .., { File: null } last] && !places.Indexes.Any())
        {
            postgap = LengthOf(last);
            pieces.RemoveAt(pieces.Count - 1);
        }

        return (pregap, postgap);
    }

    private BlockCount LengthOf(BlockPiece piece) => BlockCount.ForBytes(piece.Length, track.BlockSize);

    private BlockPiece PieceOf(TocPart part) => part switch
    {
        TocDataFile data => PieceOf(data),
        TocZero { Mode: { } mode } zero => new(null, 0, zero.Length.Bytes(mode.BlockSize()) / mode.BlockSize() * track.BlockSize),
        TocZero zero => new(null, 0, zero.Length.Bytes(track.BlockSize)),
        TocPregap pregap => new(null, 0, pregap.Length.Bytes(track.BlockSize)),
        _ => default,
    };

    private BlockPiece PieceOf(TocDataFile data)
    {
        var file = files[data];
        var rest = file.Length - data.Offset;
        var length = data.Length is { Value: > 0 } told ? told.Bytes(track.BlockSize) : rest;
        if (rest <= 0 || length > rest)
            throw places.Broken(data.Line, $"\"{data.Name}\" has {file.Length} bytes; {(rest <= 0 ? "those" : length)} from byte {data.Offset} on are asked for");
        return new(file, data.Offset, length);
    }
}
