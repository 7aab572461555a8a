using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>How objects and texts go over to a client, who owns them from then on.</summary>
internal static unsafe class Handing
{
    /// <summary>A reference to this interface of the object, counted for the client.</summary>
    public static void* Reference<T>(T value)
        where T : class => ComInterfaceMarshaller<T>.ConvertToUnmanaged(value);

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
}
