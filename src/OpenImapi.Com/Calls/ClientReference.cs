using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>
/// An object of a client's that is kept beyond the call that brought it. On Windows another apartment than the one that brought it calls it
/// through the Global Interface Table.
/// </summary>
/// <remarks>
/// Where the system knows no way from apartment to apartment for the interface, or the calling thread is in none, the object is called as it
/// is, as any thread does elsewhere.
/// </remarks>
internal sealed unsafe class ClientReference<T> : IDisposable
    where T : class
{
    private readonly T direct;
    private readonly nuint home;
    private readonly uint cookie;

    private ClientReference(T direct, void* reference)
    {
        this.direct = direct;
        if (OperatingSystem.IsWindows())
            (home, cookie) = (Apartment.Token, InterfaceTable.Register<T>(reference));
    }

    /// <summary>Keeps one reference to a client's object until it is disposed of.</summary>
    /// <exception cref="InvalidCastException">The object has no such interface.</exception>
    public static ClientReference<T> Of(void* reference)
    {
        var unknown = UniqueComInterfaceMarshaller<object>.ConvertToManaged(reference)!;
        try
        {
            return new((T)unknown, reference);
        }
        catch (InvalidCastException)
        {
            (unknown as ComObject)?.FinalRelease();
            throw;
        }
    }

    /// <summary>True where this thread calls the object as it is.</summary>
    public bool IsHere => !OperatingSystem.IsWindows() || cookie == 0 || Apartment.Token is var here && (here == 0 || here == home);

    /// <summary>The object as it is.</summary>
    public T Direct => direct;

    /// <summary>The object for this apartment, to be let go after the call; nothing where its own apartment has ended.</summary>
    public T? Fetch() => OperatingSystem.IsWindows() ? InterfaceTable.Fetch<T>(cookie) : direct;

    public void Dispose()
    {
        if (OperatingSystem.IsWindows() && cookie != 0)
            InterfaceTable.Revoke(cookie);
        ((object)direct as ComObject)?.FinalRelease();
    }
}
