using System.Runtime.InteropServices;

namespace OpenImapi.Com;

/// <summary>
/// A set of properties that a client gives back, one of ours or one that the client made itself, read whole. The streams in it are given back
/// when it is disposed of, but for those that somebody keeps.
/// </summary>
internal sealed unsafe class GivenProperties : IDisposable
{
    /// <summary>Properties after which an enumerator is taken for one that never ends.</summary>
    private const int Most = 1 << 16;

    /// <exception cref="StorageException">The client's own storage answered a failure; E_INVALIDARG: there are too many properties.</exception>
    /// <exception cref="InvalidCastException">The object is no storage of properties.</exception>
    /// <exception cref="ArgumentException">It holds a value of a type that properties do not have.</exception>
    public GivenProperties(void* storage)
    {
        try
        {
            using var given = new ClientObject<IPropertyStorage>(storage);
            Copy(given.Face);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public PropertySet Set { get; } = new();

    /// <summary>The stream that a property has, from now on the caller's.</summary>
    public ClientStream? Keep(string name)
    {
        var stream = Set.Find(name)?.Value as ClientStream;
        Set.Remove(name);
        return stream;
    }

    public void Dispose()
    {
        foreach (var property in Set)
            Variants.LetGo(property.Value);
    }

    private void Copy(IPropertyStorage given)
    {
        void* elements = null;
        Result.Check(given.Enum(&elements));
        using var walk = ClientObject<IEnumSTATPROPSTG>.TakeOver(elements);
        for (var i = 0; Next(walk.Face) is var (name, id); i++)
        {
            if (i == Most)
                throw new StorageException(Result.InvalidArgument);
            var value = ValueOf(given, id);
            Variants.LetGo(Set.Find(name)?.Value);
            Set.Set(name, value, (int)Math.Clamp(id, PropertySet.FirstId, int.MaxValue));
        }
    }

    /// <summary>The next property; one without a name gets its number for one, which no object knows.</summary>
    private static (string Name, uint Id)? Next(IEnumSTATPROPSTG walk)
    {
        StatPropStg element = default;
        uint fetched = 0;
        var result = walk.Next(1, &element, &fetched);
        Result.Check(result);
        if (result != Result.Ok || fetched == 0 && element.Name is null && element.Id == 0)
            return null;
        try
        {
            return (Marshal.PtrToStringUni((nint)element.Name) is { Length: > 0 } name ? name : $"#{element.Id}", element.Id);
        }
        finally
        {
            Marshal.FreeCoTaskMem((nint)element.Name);
        }
    }

    private static object? ValueOf(IPropertyStorage given, uint id)
    {
        var which = new PropSpec { Kind = 1, Value = id };
        PropVariant value = default;
        Result.Check(given.ReadMultiple(1, &which, &value));
        try
        {
            return Variants.Read(value);
        }
        finally
        {
            Variants.Clear(ref value);
        }
    }
}
