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

    public static readonly DiscError InitiatorBrokeProtocol = DiscError.Of(DiscErrorKind.Drive, "OPENIMAPI_E_ISCSI_INITIATOR_BROKE_PROTOCOL", 0x80041503,
        "An iSCSI initiator sent what the protocol does not allow.", "Update the initiator's software, or use another one.");

    public static readonly DiscError CannotListen = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_ISCSI_CANNOT_LISTEN", 0x80041504,
        "The iSCSI target cannot listen at this address.", "Choose another port, or end the program that listens there.");

    public static readonly DiscError OpenToOthers = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_ISCSI_OPEN_TO_OTHERS", 0x80041505,
        "Other computers could use the drives without a password.", "Give credentials, or listen at 127.0.0.1 or [::1].");

    public static readonly DiscError CredentialsMalformed = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_CREDENTIALS_MALFORMED", 0x80041506,
        "These are no credentials for iSCSI.", "Write lines of 'initiator NAME SECRET' and, for the target's own proof, one 'target NAME SECRET'.");

    /// <summary>A breach of the protocol by a target, said in words.</summary>
    internal static DiscException Breach(string happened) => new(ProtocolBroken, $"The iSCSI target {happened}.");

    /// <summary>A breach of the protocol by an initiator, said in words.</summary>
    internal static DiscException InitiatorBreach(string happened) => new(InitiatorBrokeProtocol, $"The iSCSI initiator {happened}.");
}

/// <summary>Makes the error for the other side's breach of the protocol.</summary>
/// <param name="happened">What it did, as the rest of a sentence.</param>
internal delegate DiscException Breach(string happened);
