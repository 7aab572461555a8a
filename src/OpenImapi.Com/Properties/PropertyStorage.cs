using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>A <see cref="PropertySet"/> as COM sees it: a copy that a client reads, changes and gives back.</summary>
/// <remarks>
/// A number that the set does not have can be written, as a name can: it is a property without a name, which the object that the set is given
/// to ignores. The names of properties are the object's own; they are read and not changed.
/// </remarks>
[GeneratedComClass]
internal sealed unsafe partial class PropertyStorage(PropertySet set) : IPropertyStorage
{
    private const uint ByName = 0, ByNumber = 1;

    private readonly HashSet<int> unnamed = [];

    public int ReadMultiple(uint count, PropSpec* wanted, PropVariant* values)
    {
        if (count > 0 && (wanted is null || values is null))
            return Result.Pointer;
        NativeMemory.Clear(values, count * (nuint)sizeof(PropVariant));
        var result = Handing.Answer(() =>
        {
            var found = 0;
            for (var i = 0; i < (long)count; i++)
            {
                if (Find(wanted[i]) is not { } property)
                    continue;
                values[i] = Variants.Of(property);
                found++;
            }

            return found > 0 || count == 0 ? Result.Ok : Result.False;
        });
        for (var i = 0; result < 0 && i < (long)count; i++)
            Variants.Clear(ref values[i]);
        return result;
    }

    public int WriteMultiple(uint count, PropSpec* given, PropVariant* values, uint firstId)
    {
        if (count > 0 && (given is null || values is null))
            return Result.Pointer;
        return Handing.Answer(() =>
        {
            var taken = new List<(PropSpec Which, object? Value)>();
            for (var i = 0; i < (long)count; i++)
            {
                RequireWritable(given[i]);
                taken.Add((given[i], Variants.Read(values[i])));
            }

            foreach (var (which, value) in taken)
                Write(which, value, (int)Math.Clamp(firstId, PropertySet.FirstId, int.MaxValue));
            return Result.Ok;
        });
    }

    public int DeleteMultiple(uint count, PropSpec* given)
    {
        if (count > 0 && given is null)
            return Result.Pointer;
        return Handing.Answer(() =>
        {
            for (var i = 0; i < (long)count; i++)
                if (Find(given[i]) is { } property && set.Remove(property.Name))
                    unnamed.Remove(property.Id);
            return Result.Ok;
        });
    }

    public int ReadPropertyNames(uint count, uint* ids, char** names)
    {
        if (count > 0 && (ids is null || names is null))
            return Result.Pointer;
        NativeMemory.Clear(names, count * (nuint)sizeof(char*));
        var found = 0;
        for (var i = 0; i < (long)count; i++)
            if (Find(ids[i]) is { } property && IsNamed(property))
            {
                names[i] = Handing.TaskText(property.Name);
                found++;
            }

        return found > 0 || count == 0 ? Result.Ok : Result.False;
    }

    public int WritePropertyNames(uint count, uint* ids, char** names)
    {
        if (count > 0 && (ids is null || names is null))
            return Result.Pointer;
        for (var i = 0; i < (long)count; i++)
            if (Find(ids[i]) is not { } property || !property.Name.Equals(Marshal.PtrToStringUni((nint)names[i]), StringComparison.OrdinalIgnoreCase))
                return Result.StorageAccessDenied;
        return Result.Ok;
    }

    public int DeletePropertyNames(uint count, uint* ids)
    {
        if (count > 0 && ids is null)
            return Result.Pointer;
        for (var i = 0; i < (long)count; i++)
            if (Find(ids[i]) is { } property && IsNamed(property))
                return Result.StorageAccessDenied;
        return Result.Ok;
    }

    /// <summary>What is written is there at once; there is nothing to commit.</summary>
    public int Commit(uint flags) => Result.Ok;

    /// <summary>What is written is there at once; nothing waits that could be dropped.</summary>
    public int Revert() => Result.Ok;

    public int Enum(void** properties)
    {
        if (properties is null)
            return Result.Pointer;
        *properties = null;
        return Handing.Answer(() =>
        {
            *properties = Handing.Reference<IEnumSTATPROPSTG>(new EnumProperties(new([.. set]), IsNamed));
            return Result.Ok;
        });
    }

    /// <summary>A set has no times.</summary>
    public int SetTimes(FileTime* created, FileTime* accessed, FileTime* modified) => Result.StorageAccessDenied;

    /// <summary>A set has no class.</summary>
    public int SetClass(Guid* id) => Result.StorageAccessDenied;

    public int Stat(StatPropSetStg* status)
    {
        if (status is null)
            return Result.Pointer;
        *status = default;
        return Result.Ok;
    }

    private static string NameOf(PropSpec which) =>
        Marshal.PtrToStringUni((nint)which.Value) ?? throw new ArgumentNullException(nameof(which), "A property is asked for by a name that is none.");

    private bool IsNamed(Property property) => !unnamed.Contains(property.Id);

    private Property? Find(uint id) => id <= int.MaxValue ? set.Find((int)id) : null;

    private Property? Find(PropSpec which) => which.Kind switch
    {
        ByName => set.Find(NameOf(which)),
        ByNumber => Find((uint)which.Value),
        _ => throw new ArgumentException("A property is asked for by name or by number.", nameof(which)),
    };

    /// <summary>Numbers below 2 and from 80000000h are reserved, and no property has an empty name.</summary>
    private static void RequireWritable(PropSpec which)
    {
        var isWritable = which.Kind switch
        {
            ByName => NameOf(which).Length > 0,
            ByNumber => (uint)which.Value is >= PropertySet.FirstId and <= int.MaxValue,
            _ => false,
        };
        if (!isWritable)
            throw new StorageException(Result.StorageInvalidParameter);
    }

    private void Write(PropSpec which, object? value, int firstId)
    {
        if (Find(which) is { } old)
            set.Set(old.Name, value);
        else if (which.Kind == ByName)
            set.Set(NameOf(which), value, firstId);
        else
            unnamed.Add(set.Set($"#{(uint)which.Value}", value, (int)(uint)which.Value).Id);
    }
}
