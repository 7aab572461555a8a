using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>Errors of the ways to a drive. Codes 0x80041500 to 0x800415FF.</summary>
public static class TransportErrors
{
    public static readonly DiscError AddressMalformed = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_ISCSI_ADDRESS_MALFORMED", 0x80041500,
        "This is not an iSCSI address.", "Write iscsi://host[:port]/target-name/lun.");

    public static readonly DiscError LoginRefused = DiscError.Of(DiscErrorKind.Drive, "OPENIMAPI_E_ISCSI_LOGIN_REFUSED", 0x80041501,
        "The iSCSI target did not let us in.", "Check the target's name, and that it admits this initiator.");

    public static readonly DiscError ProtocolBroken = DiscError.Of(DiscErrorKind.Drive, "OPENIMAPI_E_ISCSI_PROTOCOL_BROKEN", 0x80041502,
        "The iSCSI target sent what the protocol does not allow.", "Update the target's software, or use another one.");

    /// <summary>A breach of the protocol, said in words.</summary>
    internal static DiscException Breach(string happened) => new(ProtocolBroken, $"The iSCSI target {happened}.");
}
