using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using System.Runtime.Versioning;

namespace OpenImapi.Com;

/// <summary>The Global Interface Table: what one apartment registers, another one fetches as something that may be called there.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class InterfaceTable
{
    private const uint InProcessServer = 0x1;

    private static readonly Guid ClassId = new("00000323-0000-0000-C000-000000000046");

    /// <summary>The cookie under which the object stands in the table, which holds references to it; 0 where its interface cannot go from apartment to apartment.</summary>
    public static uint Register<T>(void* reference)
        where T : class
    {
        if (Open() is not { } table)
            return 0;
        var (iid, cookie) = (typeof(T).GUID, 0u);
        var result = table.RegisterInterfaceInGlobal(reference, &iid, &cookie);
        Close(table);
        return result >= 0 ? cookie : 0;
    }

    public static void Revoke(uint cookie)
    {
        if (Open() is not { } table)
            return;
        table.RevokeInterfaceFromGlobal(cookie);
        Close(table);
    }

    /// <summary>The object as this apartment may call it, to be released at once; nothing where this thread is in no apartment, or the object's has ended.</summary>
    public static T? Fetch<T>(uint cookie)
        where T : class
    {
        if (Open() is not { } table)
            return null;
        var iid = typeof(T).GUID;
        void* reference = null;
        table.GetInterfaceFromGlobal(cookie, &iid, &reference);
        Close(table);
        return Take<T>(reference);
    }

    private static IGlobalInterfaceTable? Open()
    {
        var (classId, iid) = (ClassId, typeof(IGlobalInterfaceTable).GUID);
        void* table = null;
        _ = CoCreateInstance(&classId, null, InProcessServer, &iid, &table);
        return Take<IGlobalInterfaceTable>(table);
    }

    private static void Close(IGlobalInterfaceTable table) => ((object)table as ComObject)?.FinalRelease();

    /// <summary>Makes a reference of ours one of .NET's.</summary>
    private static T? Take<T>(void* reference)
        where T : class
    {
        if (reference is null)
            return null;
        var taken = UniqueComInterfaceMarshaller<T>.ConvertToManaged(reference);
        Marshal.Release((nint)reference);
        return taken;
    }

    [LibraryImport("ole32")]
    private static partial int CoCreateInstance(Guid* classId, void* outer, uint context, Guid* iid, void** instance);
}
