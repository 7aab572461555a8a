namespace OpenImapi;

/// <summary>Results of IMAPI that are no errors.</summary>
public static class ImapiSuccess
{
    /// <summary>S_OK.</summary>
    public const int Ok = 0;

    /// <summary>IMAPI_S_PROPERTIESIGNORED: the set had properties that are unknown or read only; the others were taken.</summary>
    public const int PropertiesIgnored = 0x00040200;

    /// <summary>IMAPI_S_BUFFER_TO_SMALL, spelled as IMAPI does: the buffer does not hold the whole answer.</summary>
    public const int BufferTooSmall = 0x00040201;
}
