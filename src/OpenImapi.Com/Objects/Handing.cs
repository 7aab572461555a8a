using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>How objects and texts go over to a client, who owns them from then on, and how the outcome of a call does.</summary>
internal static unsafe class Handing
{
    /// <summary>
    /// Wrappers of our own: from those that all programs of a runtime share, a .NET program that loads the library would get the object itself,
    /// which its own declaration of the interface does not fit.
    /// </summary>
    private static readonly StrategyBasedComWrappers Wrappers = new();

    /// <summary>A reference to the object's IUnknown, counted for the client. An object that came from a client is that object again.</summary>
    public static void* Unknown(object value) => (void*)(ComWrappers.TryGetComInstance(value, out var given) ? given
        : Wrappers.GetOrCreateComInterfaceForObject(value, CreateComInterfaceFlags.None));

    /// <summary>A reference to this interface of the object, counted for the client.</summary>
    public static void* Reference<T>(T value)
        where T : class
    {
        var unknown = (nint)Unknown(value);
        try
        {
            Marshal.ThrowExceptionForHR(Marshal.QueryInterface(unknown, typeof(T).GUID, out var face));
            return (void*)face;
        }
        finally
        {
            Marshal.Release(unknown);
        }
    }

    /// <summary>A text that the client frees with SysFreeString.</summary>
    public static char* Bstr(string text) => (char*)Marshal.StringToBSTR(text);

    /// <summary>A text that the client frees with CoTaskMemFree.</summary>
    public static char* TaskText(string text) => (char*)Marshal.StringToCoTaskMemUni(text);

    /// <summary>Does the work of a call; what it throws is answered as an HRESULT.</summary>
    public static int Answer(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception fault)
        {
            return Result.Of(fault);
        }
    }

    /// <summary>Does the work of a call that answers S_OK or a failure.</summary>
    public static int Do(Action work) => Answer(() =>
    {
        work();
        return Result.Ok;
    });
}
