using System.Collections.Immutable;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>A property without its value; some have no name.</summary>
internal readonly record struct PropertyHead(string? Name, uint Id, ushort Type);

/// <summary>What is in a set of properties, without the values.</summary>
[GeneratedComClass]
internal sealed unsafe partial class EnumProperties(ImmutableArray<PropertyHead> properties, int position = 0)
    : Enumerator<PropertyHead, StatPropStg>(properties, position), IEnumSTATPROPSTG
{
    protected override StatPropStg Give(PropertyHead item) =>
        new() { Name = item.Name is { } name ? Handing.TaskText(name) : null, Id = item.Id, Type = item.Type };

    protected override void* Copy(ImmutableArray<PropertyHead> items, int position) =>
        Handing.Reference<IEnumSTATPROPSTG>(new EnumProperties(items, position));
}
