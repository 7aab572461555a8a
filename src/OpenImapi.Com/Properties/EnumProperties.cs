using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>What is in a set of properties, without the values. What <see cref="Next"/> does not fill is zero.</summary>
[GeneratedComClass]
internal sealed unsafe partial class EnumProperties(Snapshot<Property> properties, Func<Property, bool> isNamed) : IEnumSTATPROPSTG
{
    public int Next(uint count, StatPropStg* wanted, uint* fetched)
    {
        if (fetched is not null)
            *fetched = 0;
        if (fetched is null && count != 1 || wanted is null && count > 0)
            return Result.Pointer;
        return Handing.Answer(() =>
        {
            var taken = properties.Take(count);
            for (var i = 0; i < (long)count; i++)
                wanted[i] = i < taken.Length ? Describe(taken[i]) : default;
            if (fetched is not null)
                *fetched = (uint)taken.Length;
            return taken.Length == count ? Result.Ok : Result.False;
        });
    }

    public int Skip(uint count) => properties.Skip(count) ? Result.Ok : Result.False;

    public int Reset()
    {
        properties.Reset();
        return Result.Ok;
    }

    public int Clone(void** copy)
    {
        if (copy is null)
            return Result.Pointer;
        *copy = null;
        return Handing.Answer(() =>
        {
            *copy = Handing.Reference<IEnumSTATPROPSTG>(new EnumProperties(properties.Clone(), isNamed));
            return Result.Ok;
        });
    }

    private StatPropStg Describe(Property property) => new()
    {
        Name = isNamed(property) ? Handing.TaskText(property.Name) : null,
        Id = (uint)property.Id,
        Type = Variants.TypeOf(property),
    };
}
