using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace OpenImapi.Com;

/// <summary>The apartment of COM that a thread is in, on Windows.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class Apartment
{
    private const int SingleThreaded = 0, MainSingleThreaded = 3;

    /// <summary>True where this thread's objects are called on this thread only.</summary>
    public static bool IsSingleThreaded
    {
        get
        {
            int kind, qualifier;
            return CoGetApartmentType(&kind, &qualifier) == Result.Ok && kind is SingleThreaded or MainSingleThreaded;
        }
    }

    /// <summary>A number that is the same for two calls where they are in one apartment; 0 outside of all.</summary>
    public static nuint Token
    {
        get
        {
            nuint token;
            return CoGetContextToken(&token) == Result.Ok ? token : 0;
        }
    }

    [LibraryImport("ole32")]
    private static partial int CoGetApartmentType(int* kind, int* qualifier);

    [LibraryImport("ole32")]
    private static partial int CoGetContextToken(nuint* token);
}
