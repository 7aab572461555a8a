using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>Reads a set of properties that a client gives back: one of ours, or one that the client made itself.</summary>
internal static unsafe class GivenProperties
{
    /// <exception cref="StorageException">The client's own storage answered a failure.</exception>
    /// <exception cref="ArgumentException">It holds a value of a type that properties do not have.</exception>
    public static PropertySet Read(void* storage)
    {
        var given = UniqueComInterfaceMarshaller<IPropertyStorage>.ConvertToManaged(storage)!;
        try
        {
            return Copy(given);
        }
        finally
        {
            ((object)given as ComObject)?.FinalRelease();
        }
    }

    private static PropertySet Copy(IPropertyStorage given)
    {
        void* elements = null;
        Result.Check(given.Enum(&elements));
        var walk = UniqueComInterfaceMarshaller<IEnumSTATPROPSTG>.ConvertToManaged(elements)!;
        Marshal.Release((nint)elements);
        try
        {
            var set = new PropertySet();
            StatPropStg element = default;
            uint fetched = 0;
            while (Next(walk, &element, &fetched))
            {
                var name = Marshal.PtrToStringUni((nint)element.Name) ?? $"#{element.Id}";
                Marshal.FreeCoTaskMem((nint)element.Name);
                set.Set(name, ValueOf(given, element.Id), (int)Math.Clamp(element.Id, PropertySet.FirstId, int.MaxValue));
            }

            return set;
        }
        finally
        {
            ((object)walk as ComObject)?.FinalRelease();
        }
    }

    private static bool Next(IEnumSTATPROPSTG walk, StatPropStg* element, uint* fetched)
    {
        *element = default;
        var result = walk.Next(1, element, fetched);
        Result.Check(result);
        return result == Result.Ok;
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
