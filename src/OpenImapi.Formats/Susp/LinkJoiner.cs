using System.Buffers;

namespace OpenImapi.Formats.Susp;

/// <summary>Joins the component records of a symbolic link to its text, byte for byte as it was cut.</summary>
/// <remarks>bsdtar says of a ".." at the end of an SL that it goes on; that is a fault and means nothing.</remarks>
internal sealed class LinkJoiner
{
    private const ComponentFlags Special = ComponentFlags.Current | ComponentFlags.Parent | ComponentFlags.Root;

    private readonly ArrayBufferWriter<byte> text = new(64);
    private bool wantsSlash;
    private bool isContinued;

    /// <summary>The text so far.</summary>
    public ByteString Text => text.WrittenSpan;

    /// <summary>True when the last component says that it goes on.</summary>
    public bool IsContinued => isContinued;

    /// <summary>Adds the component records of one SL entry.</summary>
    public void Add(ReadOnlySpan<byte> components, FaultList faults)
    {
        while (components.Length >= ComponentRecord.HeaderLength)
        {
            var component = Structure.Read<ComponentRecord>(components, faults);
            Add(component, faults);
            components = components[Math.Min(components.Length, component.Length)..];
        }

        if (!components.IsEmpty)
            faults.Add(SymbolicLink.HeaderLength, "component area", "a component record ends before its length does (4.1.3.1)");
    }

    private void Add(in ComponentRecord component, FaultList faults)
    {
        var which = component.Flags & Special;
        Check(component, which, faults);
        if (wantsSlash)
            text.Write("/"u8);
        text.Write(which == ComponentFlags.None ? component.Content.Span
            : which.HasFlag(ComponentFlags.Root) ? "/"u8 : which.HasFlag(ComponentFlags.Parent) ? ".."u8 : "."u8);
        isContinued = which == ComponentFlags.None && component.Flags.HasFlag(ComponentFlags.Continue);
        wantsSlash = !isContinued && !which.HasFlag(ComponentFlags.Root);
    }

    private void Check(in ComponentRecord component, ComponentFlags which, FaultList faults)
    {
        if ((component.Flags & ~(Special | ComponentFlags.Continue)) != ComponentFlags.None || System.Numerics.BitOperations.PopCount((uint)which) > 1)
            faults.Add(SymbolicLink.HeaderLength, "component flags", $"{component.Flags} cannot stand together or is reserved (4.1.3.1)");
        if (which != ComponentFlags.None && component.Flags.HasFlag(ComponentFlags.Continue))
            faults.Add(SymbolicLink.HeaderLength, "component flags", $"a component that stands for {which} does not go on (4.1.3.1)");
        if (which != ComponentFlags.None && !component.Content.IsEmpty)
            faults.Add(SymbolicLink.HeaderLength, "component content", $"a component that stands for {which} has bytes of its own (4.1.3.1)");
        if (which.HasFlag(ComponentFlags.Root) && (text.WrittenCount > 0 || wantsSlash))
            faults.Add(SymbolicLink.HeaderLength, "component flags", "the root is not the first component (4.1.3.1)");
    }
}
