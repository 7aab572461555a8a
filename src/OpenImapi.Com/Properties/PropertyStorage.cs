using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>A <see cref="PropertySet"/> as COM sees it: a copy that a client reads, changes and gives back.</summary>
/// <remarks>
/// A number that the set does not have can be written, as a name can: it is a property without a name, which the object that the set is given
/// to ignores. The names of properties are the object's own; they are read and not changed. Each stream in the set is referred to once, until
/// it is replaced or taken out, or the client lets go of the set.
/// </remarks>
[ComExposedClass<PropertyStorage>]
internal sealed unsafe partial class PropertyStorage : IPropertyStorage, IComExposedClass, IReleased
{
    private const uint ByName = 0, ByNumber = 1;

    /// <summary>More properties than any client has room for.</summary>
    private const uint TooMany = 1 << 16;

    private static readonly ComWrappers.ComInterfaceEntry* Faces = ReleasedClass.Expose(typeof(PropertyStorage), (typeof(IPropertyStorage), 15));

    private readonly Lock gate = new();
    private readonly HashSet<int> unnamed = [];
    private readonly PropertySet set;

    public PropertyStorage(PropertySet set)
    {
        this.set = set;
        foreach (var property in set.ToArray())
            if (property.Value is ClientStream stream)
                set.Set(property.Name, stream.Again());
    }

    public static ComWrappers.ComInterfaceEntry* GetComInterfaceEntries(out int count)
    {
        count = 1;
        return Faces;
    }

    public void OnLastRelease()
    {
        foreach (var property in set.ToArray())
            Remove(property);
    }

    public int ReadMultiple(uint count, PropSpec* wanted, PropVariant* values)
    {
        if (values is not null && count <= TooMany)
            new Span<PropVariant>(values, (int)count).Clear();
        if (Refusal(count, wanted, values) is { } refusal)
            return refusal;
        var result = Answer(() =>
        {
            var found = 0;
            for (var i = 0; i < count; i++)
            {
                if (Find(wanted[i]) is not { } property)
                    continue;
                values[i] = Variants.Of(property);
                found++;
            }

            return found > 0 || count == 0 ? Result.Ok : Result.False;
        });
        for (var i = 0; result < 0 && i < count; i++)
            Variants.Clear(ref values[i]);
        return result;
    }

    /// <summary>A client's streams are asked before the set is locked.</summary>
    public int WriteMultiple(uint count, PropSpec* given, PropVariant* values, uint firstId) => Refusal(count, given, values) ?? Handing.Answer(() =>
    {
        var read = new object?[count];
        try
        {
            for (var i = 0; i < count; i++)
            {
                RequireWritable(given[i]);
                read[i] = Variants.Read(values[i]);
            }
        }
        catch
        {
            Array.ForEach(read, Variants.LetGo);
            throw;
        }

        lock (gate)
            for (var i = 0; i < count; i++)
                Write(given[i], read[i], (int)Math.Clamp(firstId, PropertySet.FirstId, int.MaxValue));
        return Result.Ok;
    });

    public int DeleteMultiple(uint count, PropSpec* given) => Refusal(count, given, given) ?? Answer(() =>
    {
        for (var i = 0; i < count; i++)
            if (Find(given[i]) is { } property)
                Remove(property);
        return Result.Ok;
    });

    public int ReadPropertyNames(uint count, uint* ids, char** names)
    {
        if (names is not null && count <= TooMany)
            new Span<nint>(names, (int)count).Clear();
        if (Refusal(count, ids, names) is { } refusal)
            return refusal;
        return Answer(() =>
        {
            var found = 0;
            for (var i = 0; i < count; i++)
                if (NameOf(ids[i]) is { } name)
                {
                    names[i] = Handing.TaskText(name);
                    found++;
                }

            return found > 0 || count == 0 ? Result.Ok : Result.False;
        });
    }

    /// <summary>Succeeds where every name stands already.</summary>
    public int WritePropertyNames(uint count, uint* ids, char** names) => Refusal(count, ids, names) ?? Answer(() =>
    {
        for (var i = 0; i < count; i++)
            if (NameOf(ids[i]) is not { } name || !name.Equals(Marshal.PtrToStringUni((nint)names[i]), StringComparison.OrdinalIgnoreCase))
                return Result.StorageAccessDenied;
        return Result.Ok;
    });

    /// <summary>Succeeds where none of them has a name.</summary>
    public int DeletePropertyNames(uint count, uint* ids) => Refusal(count, ids, ids) ?? Answer(() =>
    {
        for (var i = 0; i < count; i++)
            if (NameOf(ids[i]) is not null)
                return Result.StorageAccessDenied;
        return Result.Ok;
    });

    /// <summary>What is written is there at once; there is nothing to commit.</summary>
    public int Commit(uint flags) => Result.Ok;

    /// <summary>What is written is there at once; nothing waits that could be dropped.</summary>
    public int Revert() => Result.Ok;

    public int Enum(void** properties)
    {
        if (properties is null)
            return Result.Pointer;
        *properties = null;
        return Answer(() =>
        {
            var heads = set.Select(property => new PropertyHead(IsNamed(property) ? property.Name : null, (uint)property.Id, Variants.TypeOf(property)));
            *properties = Handing.Reference<IEnumSTATPROPSTG>(new EnumProperties([.. heads]));
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

    private static int? Refusal(uint count, void* first, void* second) =>
        count > 0 && (first is null || second is null) ? Result.Pointer : count > TooMany ? Result.InvalidArgument : null;

    private int Answer(Func<int> work) => Handing.Answer(() =>
    {
        lock (gate)
            return work();
    });

    private static string NameOf(PropSpec which) =>
        Marshal.PtrToStringUni((nint)which.Value) ?? throw new ArgumentNullException(nameof(which), "A property is asked for by a name that is none.");

    private string? NameOf(uint id) => Find(id) is { } property && IsNamed(property) ? property.Name : null;

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
        var old = Find(which);
        Variants.LetGo(old?.Value);
        if (old is not null)
            set.Set(old.Name, value);
        else if (which.Kind == ByName)
            set.Set(NameOf(which), value, firstId);
        else
            unnamed.Add(set.Set($"#{(uint)which.Value}", value, (int)(uint)which.Value).Id);
    }

    private void Remove(Property property)
    {
        Variants.LetGo(property.Value);
        set.Remove(property.Name);
        unnamed.Remove(property.Id);
    }
}
