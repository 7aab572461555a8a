using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>GET CONFIGURATION: profiles and features, all or current ones.</summary>
[Clause(Standard.Mmc5, "6.6")]
public record struct GetConfiguration(RequestedFeatures Requested = RequestedFeatures.All, FeatureCode Starting = FeatureCode.ProfileList, ushort AllocationLength = 4096)
    : ICommand<GetConfiguration, Configuration>
{
    public GetConfiguration()
        : this(AllocationLength: 4096)
    {
    }

    public static OperationCode Code => OperationCode.GetConfiguration;

    public readonly int TransferLength => AllocationLength;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        Requested = (RequestedFeatures)(f.UInt8("RT", (byte)Requested) & 3);
        Starting = (FeatureCode)f.UInt16Big("starting feature number", (ushort)Starting);
        f.Zero(3);
        AllocationLength = f.UInt16Big("allocation length", AllocationLength);
        f.Zero(1);
    }
}
