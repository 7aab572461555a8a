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
    private readonly ClientObject<T> own;
    private readonly nuint home;
    private readonly uint cookie;

    /// <summary>Keeps one reference to a client's object until it is disposed of.</summary>
    /// <exception cref="InvalidCastException">The object has no such interface.</exception>
    public ClientReference(void* reference)
    {
        own = new(reference);
        if (OperatingSystem.IsWindows())
            (home, cookie) = (Apartment.Token, InterfaceTable.Register<T>(reference));
    }

    /// <summary>True where this thread calls the object as it is.</summary>
    public bool IsHere => !OperatingSystem.IsWindows() || cookie == 0 || Apartment.Token is var here && (here == 0 || here == home);

    /// <summary>The object as it is.</summary>
    public T Direct => own.Face;

    /// <summary>The object for this apartment, to be let go after the call; nothing where its own apartment has ended.</summary>
    public T? Fetch() => OperatingSystem.IsWindows() ? InterfaceTable.Fetch<T>(cookie) : own.Face;

    public void Dispose()
    {
        if (OperatingSystem.IsWindows() && cookie != 0)
            InterfaceTable.Revoke(cookie);
        own.Dispose();
    }
}
