using System.Security;
using OpenImapi.Formats;

namespace OpenImapi.Com;

/// <summary>The HRESULT that a call answers with.</summary>
internal static class Result
{
    public const int Ok = 0;
    public const int False = 1;
    public const int NotImplemented = unchecked((int)0x80004001);
    public const int NoInterface = unchecked((int)0x80004002);
    public const int Pointer = unchecked((int)0x80004003);
    public const int Fail = unchecked((int)0x80004005);
    public const int AccessDenied = unchecked((int)0x80070005);
    public const int OutOfMemory = unchecked((int)0x8007000E);
    public const int Unexpected = unchecked((int)0x8000FFFF);
    public const int InvalidArgument = unchecked((int)0x80070057);

    private const int FirstOwn = unchecked((int)0x80041000);
    private const int LastOwn = unchecked((int)0x80041FFF);
    private const int FirstOfRuntime = unchecked((int)0x80130000);
    private const int LastOfRuntime = unchecked((int)0x8013FFFF);

    /// <summary>CLASS_E_NOAGGREGATION.</summary>
    public const int NoAggregation = unchecked((int)0x80040110);

    /// <summary>CLASS_E_CLASSNOTAVAILABLE: the library has no such class.</summary>
    public const int ClassNotAvailable = unchecked((int)0x80040111);

    /// <summary>REGDB_E_CLASSNOTREG: there is no such class.</summary>
    public const int ClassNotRegistered = unchecked((int)0x80040154);

    /// <summary>STG_E_ACCESSDENIED: what a set of properties does not let change.</summary>
    public const int StorageAccessDenied = unchecked((int)0x80030005);

    /// <summary>STG_E_INVALIDPARAMETER.</summary>
    public const int StorageInvalidParameter = unchecked((int)0x80030057);

    /// <summary>What the object model throws, as COM says it. What COM has no code for is IMAPI_E_GENERIC, never one of .NET's own codes or of ours.</summary>
    public static int Of(Exception fault) => fault switch
    {
        DiscException disc => Published(disc.HResult),
        StorageException storage => storage.HResult,
        OperationCanceledException => ImapiErrors.UserAbort.HResult,
        ArgumentNullException => Pointer,
        ArgumentException => InvalidArgument,
        InvalidCastException => NoInterface,
        OutOfMemoryException => OutOfMemory,
        UnauthorizedAccessException or SecurityException => AccessDenied,
        ObjectDisposedException => ImapiErrors.NotOpened.HResult,
        _ => fault.HResult < 0 ? Published(fault.HResult) : ImapiErrors.Generic.HResult,
    };

    /// <summary>The same status in the codes that IMAPI's clients know: ours, from 80041000h on, and .NET's are all IMAPI_E_GENERIC.</summary>
    public static int Published(int status) => status is >= FirstOwn and <= LastOwn or >= FirstOfRuntime and <= LastOfRuntime ? ImapiErrors.Generic.HResult : status;

    /// <summary>Ends the work under way with a failure that a client's own object answered.</summary>
    /// <exception cref="StorageException">The result is a failure.</exception>
    public static void Check(int result)
    {
        if (result < 0)
            throw new StorageException(result);
    }
}

/// <summary>A storage, stream or enumerator, the client's or ours, answers this failure; the call that asked it answers the same.</summary>
internal sealed class StorageException : Exception
{
    public StorageException(int result)
        : base($"A storage answered {result:X8}.") => HResult = result;
}
