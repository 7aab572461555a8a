using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>Finds what Rock Ridge holds, and Linux does not read as it stands.</summary>
internal static class RockRidgeLimits
{
    /// <summary>The most bytes of a name that Linux reads; of a longer one it shows the first of its parts.</summary>
    private const int MaximumNameInLinux = 253;

    public static IEnumerable<PlanWarning> Find(NodeView nodes, FileTimes times)
    {
        var tree = nodes.Tree;
        var (late, firstLate, longNames, firstLong, devices, firstDevice) = (0, 0, 0, 0, 0, 0);
        for (var node = 1; node < tree.NodeCount; node++)
        {
            if (!nodes.Holds(node))
                continue;
            if (TimeStamps.NeedsLongForm(times.Of(node)))
                (late, firstLate) = (late + 1, firstLate == 0 ? node : firstLate);
            if (tree.NameOf(node).Length > MaximumNameInLinux)
                (longNames, firstLong) = (longNames + 1, firstLong == 0 ? node : firstLong);
            if (tree.Row(node).Kind is NodeKind.CharacterDevice or NodeKind.BlockDevice && tree.DeviceOf(node) is { Major: 0, Minor: > byte.MaxValue })
                (devices, firstDevice) = (devices + 1, firstDevice == 0 ? node : firstDevice);
        }

        if (devices > 0)
            yield return Of(tree, firstDevice, $"{devices} device(s) have major number 0 and a minor number above 255, such as {{0}}. Linux takes that for one number of both.");
        if (late > 0)
            yield return Of(tree, firstLate, $"{late} time(s) lie before 1900 or after 2155, such as that of {{0}}. Linux before 2025 misreads them.");
        if (longNames > 0)
            yield return Of(tree, firstLong, $"{longNames} name(s) have more than {MaximumNameInLinux} bytes, such as {{0}}. Linux cuts them.");
    }

    private static PlanWarning Of(SourceTree tree, int node, string text)
    {
        var path = tree.PathOf(new(node));
        return new(PlanWarningKind.Misread, path, text.Replace("{0}", path, StringComparison.Ordinal));
    }
}
