using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>The data of feature 0000h: every kind of medium that the drive can use, and which one is inside.</summary>
[Clause(Standard.Mmc5, "5.3.1")]
public record struct ProfileList(ImmutableArray<ProfileDescriptor> Profiles) : IStructure
{
    /// <summary>The list in the data of a feature descriptor.</summary>
    public static ProfileList In(FeatureDescriptor feature) =>
        Structure.Read(new ProfileList([.. new ProfileDescriptor[feature.Data.Length / ProfileDescriptor.Length]]), feature.Data);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => Profiles = f.Repeated(Profiles, Profiles.Count());
}

/// <summary>One profile of the list.</summary>
[Clause(Standard.Mmc5, "5.3.1")]
public record struct ProfileDescriptor(Profile Profile, bool Current) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 4;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Profile = (Profile)f.UInt16Big("profile number", (ushort)Profile);
        Current = (f.UInt8("current", (byte)(Current ? 1 : 0)) & 1) != 0;
        f.Zero(1);
    }
}
