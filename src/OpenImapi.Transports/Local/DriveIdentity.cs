using System.Security.Cryptography;
using System.Text;

namespace OpenImapi.Transports;

/// <summary>The identity of a drive that has none of its own: what it says of itself, hashed.</summary>
internal static class DriveIdentity
{
    /// <param name="vendor">The maker, as the drive says it.</param>
    /// <param name="product">The model, as the drive says it.</param>
    /// <param name="distinction">What tells two drives of a model apart: the serial number, else where the drive is plugged in.</param>
    public static Guid Of(string vendor, string product, string distinction) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{vendor}\n{product}\n{distinction}")).AsSpan(0, 16));
}
