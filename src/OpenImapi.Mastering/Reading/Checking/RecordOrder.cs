using System.Buffers.Binary;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The order of names in directories and path tables.</summary>
/// <remarks>
/// Standard names have one order. Names with several dots, or with characters below the dot, can be read in more than one way (which dot
/// is SEPARATOR 1; whether Joliet's padding is 0000h or 0020h); a pair is in order when one of these readings says so.
/// </remarks>
internal static class RecordOrder
{
    /// <summary>True when the first identifier of a directory comes before the second, or both are equal in name and version (9.3).</summary>
    [Clause(Standard.Ecma119, "9.3")]
    public static bool IsOrdered(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, VolumeTreeKind kind)
    {
        if (kind == VolumeTreeKind.Enhanced && first.SequenceCompareTo(second) <= 0)
            return true;
        var left = Parts.Of(first, kind);
        var right = Parts.Of(second, kind);
        foreach (var padding in kind == VolumeTreeKind.Joliet ? (ReadOnlySpan<int>)[0, ' '] : [' '])
        {
            if (Compare(left.Name, right.Name, padding, kind) is var whole && whole < 0)
                return true;
            if (whole == 0 && CompareVersions(left.Version, right.Version, kind) <= 0)
                return true;
            foreach (var last in (ReadOnlySpan<bool>)[false, true])
                if (CompareSplit(left, right, padding, last, kind) < 0)
                    return true;
        }

        return false;
    }

    /// <summary>True when two directories of one parent stand in the order of path tables.</summary>
    [Clause(Standard.Ecma119, "6.9.1")]
    public static bool IsTableOrdered(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, VolumeTreeKind kind) =>
        Compare(first, second, ' ', kind) < 0 || (kind == VolumeTreeKind.Enhanced && first.SequenceCompareTo(second) < 0) || (kind == VolumeTreeKind.Joliet && Compare(first, second, 0, kind) < 0);

    private static int CompareSplit(in Parts left, in Parts right, int padding, bool atLastDot, VolumeTreeKind kind)
    {
        var (a, b) = (Split(left.Name, atLastDot, kind), Split(right.Name, atLastDot, kind));
        var names = Compare(left.Name[..a.Name], right.Name[..b.Name], padding, kind);
        return names != 0 ? names : Compare(left.Name[a.Extension..], right.Name[b.Extension..], padding, kind);
    }

    /// <summary>Where the file name ends and where the extension begins.</summary>
    private static (int Name, int Extension) Split(ReadOnlySpan<byte> name, bool atLastDot, VolumeTreeKind kind)
    {
        var unit = kind == VolumeTreeKind.Joliet ? 2 : 1;
        var found = -1;
        for (var at = 0; at + unit <= name.Length && (found < 0 || atLastDot); at += unit)
            if (Unit(name, at, unit) == '.')
                found = at;
        return found < 0 ? (name.Length, name.Length) : (found, found + unit);
    }

    private static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, int padding, VolumeTreeKind kind)
    {
        var unit = kind == VolumeTreeKind.Joliet ? 2 : 1;
        for (var at = 0; at < Math.Max(left.Length, right.Length); at += unit)
        {
            var difference = (at + unit <= left.Length ? Unit(left, at, unit) : padding) - (at + unit <= right.Length ? Unit(right, at, unit) : padding);
            if (difference != 0)
                return difference;
        }

        return 0;
    }

    /// <summary>Higher versions come first; the shorter number is filled up with zeros on its left.</summary>
    private static int CompareVersions(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, VolumeTreeKind kind)
    {
        var unit = kind == VolumeTreeKind.Joliet ? 2 : 1;
        var length = Math.Max(left.Length, right.Length);
        for (var at = 0; at < length; at += unit)
        {
            var (a, b) = (at - (length - left.Length), at - (length - right.Length));
            var difference = (b >= 0 ? Unit(right, b, unit) : '0') - (a >= 0 ? Unit(left, a, unit) : '0');
            if (difference != 0)
                return difference;
        }

        return 0;
    }

    private static int Unit(ReadOnlySpan<byte> bytes, int at, int unit) =>
        unit == 1 ? bytes[at] : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    /// <summary>An identifier as name with extension, and version.</summary>
    private readonly ref struct Parts(ReadOnlySpan<byte> name, ReadOnlySpan<byte> version)
    {
        public ReadOnlySpan<byte> Name { get; } = name;

        public ReadOnlySpan<byte> Version { get; } = version;

        public static Parts Of(ReadOnlySpan<byte> identifier, VolumeTreeKind kind)
        {
            var unit = kind == VolumeTreeKind.Joliet ? 2 : 1;
            for (var at = (identifier.Length / unit - 1) * unit; at >= 0; at -= unit)
                if (Unit(identifier, at, unit) == ';')
                    return new(identifier[..at], identifier[(at + unit)..]);
            return new(identifier, default);
        }
    }
}
