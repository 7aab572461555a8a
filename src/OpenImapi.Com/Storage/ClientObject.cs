using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>A client's object with one reference of ours, given back at once when it is disposed of.</summary>
internal sealed unsafe class ClientObject<T> : IDisposable
    where T : class
{
    /// <summary>Takes a reference of its own; the one given stays its owner's.</summary>
    /// <exception cref="InvalidCastException">The object is no <typeparamref name="T"/>.</exception>
    public ClientObject(void* reference)
    {
        var unknown = UniqueComInterfaceMarshaller<object>.ConvertToManaged(reference)!;
        try
        {
            Face = (T)unknown;
        }
        catch (InvalidCastException)
        {
            Release(unknown);
            throw;
        }
    }

    public T Face { get; }

    /// <summary>Takes over what a client's object gave out.</summary>
    /// <exception cref="StorageException">E_POINTER: it succeeded and gave nothing.</exception>
    /// <exception cref="InvalidCastException">The object is no <typeparamref name="T"/>.</exception>
    public static ClientObject<T> TakeOver(void* given)
    {
        if (given is null)
            throw new StorageException(Result.Pointer);
        try
        {
            return new(given);
        }
        finally
        {
            Marshal.Release((nint)given);
        }
    }

    public void Dispose() => Release(Face);

    /// <summary>An object of ours that came back has no reference that would be counted.</summary>
    private static void Release(object unknown) => (unknown as ComObject)?.FinalRelease();
}
