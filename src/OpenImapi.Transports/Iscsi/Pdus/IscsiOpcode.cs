using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>What a PDU is: bits 5 to 0 of its first byte. 20h and above are sent by the target.</summary>
[Clause(Standard.Rfc7143, "11.2.1.2")]
internal enum IscsiOpcode : byte
{
    NopOut = 0x00,
    ScsiCommand = 0x01,
    TaskManagementRequest = 0x02,
    LoginRequest = 0x03,
    TextRequest = 0x04,
    DataOut = 0x05,
    LogoutRequest = 0x06,
    NopIn = 0x20,
    ScsiResponse = 0x21,
    TaskManagementResponse = 0x22,
    LoginResponse = 0x23,
    TextResponse = 0x24,
    DataIn = 0x25,
    LogoutResponse = 0x26,
    ReadyToTransfer = 0x31,
    AsynchronousMessage = 0x32,
    Reject = 0x3F,
}
