using System.Collections.Frozen;

namespace RankAndFile.Web.Register;

/// <summary>What a column of a file is.</summary>
public enum Column
{
    LeftOut,
    Number,
    Name,
    FirstNames,
    Surname,
    Address,
    Postcode,
    Country,
    OtherAddress,
    OtherAddressAskedOn,
    Email,
    Phone,
    Channel,
    Formats,
    BranchNumber,
    BranchName,
    Region,
    Sector,
    Employer,
    Workplace,
    WorkplaceTown,
    Occupation,
    Membership,
    MembershipSince,
    Class,
    Joined,
}

/// <summary>Guesses what a column is from what stands over it.</summary>
public static class ColumnGuess
{
    private static readonly FrozenDictionary<string, Column> _known = new Dictionary<Column, string>
    {
        [Column.Number] = "number memberno membernumber membershipno membershipnumber memberid membershipid no ref reference memno",
        [Column.Name] = "name fullname membername",
        [Column.FirstNames] = "firstname firstnames forename forenames givenname givennames christianname",
        [Column.Surname] = "surname lastname familyname",
        [Column.Address] = "address homeaddress address1 address2 address3 address4 address5 addressline1 addressline2 addressline3 addressline4 addressline5 addr1 addr2 addr3 addr4 street town city county posttown line1 line2 line3",
        [Column.Postcode] = "postcode postalcode zip zipcode",
        [Column.Country] = "country countrycode",
        [Column.OtherAddress] = "otheraddress postaladdress correspondenceaddress mailingaddress",
        [Column.OtherAddressAskedOn] = "otheraddressaskedon otheraddressdate dateofwrittenrequest",
        [Column.Email] = "email emailaddress mail",
        [Column.Phone] = "phone telephone tel mobile phonenumber telephonenumber mobilenumber",
        [Column.Channel] = "channel preferredchannel contactpreference",
        [Column.Formats] = "formats format alternativeformat accessibility",
        [Column.BranchNumber] = "branch branchno branchnumber branchcode branchid",
        [Column.BranchName] = "branchname",
        [Column.Region] = "region",
        [Column.Sector] = "sector industrialsector industry",
        [Column.Employer] = "employer employername company",
        [Column.Workplace] = "workplace workplacename site",
        [Column.WorkplaceTown] = "workplacetown workplacecity sitetown",
        [Column.Occupation] = "occupation job jobtitle trade",
        [Column.Membership] = "membership status membershipstatus memberstatus standing",
        [Column.MembershipSince] = "membershipsince statussince statusdate",
        [Column.Class] = "class memberclass membershipclass category",
        [Column.Joined] = "joined joindate joinedon datejoined joiningdate",
    }.SelectMany(known => known.Value.Split(' ').Select(header => (header, known.Key))).ToFrozenDictionary(known => known.header, known => known.Key);

    /// <summary>A column for each header. Only addresses may have several columns.</summary>
    /// <param name="last">What was chosen the last time, by header.</param>
    public static Column[] Of(IReadOnlyList<string> headers, IReadOnlyDictionary<string, Column> last)
    {
        var taken = new HashSet<Column>();
        return [.. headers.Select(header => last.TryGetValue(header, out var chosen) ? chosen : _known.GetValueOrDefault(Plain(header)))
            .Select(column => MayRepeat(column) || taken.Add(column) ? column : Column.LeftOut)];
    }

    public static bool MayRepeat(Column column) => column is Column.LeftOut or Column.Address or Column.OtherAddress;

    private static string Plain(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
