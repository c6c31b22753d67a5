"""Checks docs/vectors/sealed-ballots.json by docs/sealed-ballots.md, in another language and with no code of ours."""
import json, hashlib, hmac, math, sys

# The group: RFC 9496, with nothing but whole numbers.
p = 2 ** 255 - 19
l = 2 ** 252 + 27742317777372353535851937790883648493
d = -121665 * pow(121666, -1, p) % p
ROOT_OF_MINUS_ONE = pow(2, (p - 1) // 4, p)
SQRT_AD = 25063068953384623474111414158702152701244531502492656460079210482610430750235
INVSQ = 54469307008909316920995813868745141605393597292927456921205312896311721017578

def is_negative(x):
    return x % p & 1

def absolute(x):
    x %= p
    return p - x if x & 1 else x

def root_of_ratio(u, v):
    r = u * pow(v, 3, p) * pow(u * pow(v, 7, p), (p - 5) // 8, p) % p
    c = v * r * r % p
    ok = c == u % p
    fl = c == -u % p
    fi = c == -u * ROOT_OF_MINUS_ONE % p
    if fl or fi:
        r = r * ROOT_OF_MINUS_ONE % p
    return (ok or fl, absolute(r))

def decode(b):
    s = int.from_bytes(b, 'little')
    if len(b) != 32 or s >= p or s & 1:
        return None
    ss = s * s % p
    u1 = (1 - ss) % p
    u2 = (1 + ss) % p
    u22 = u2 * u2 % p
    v = (-(d * u1 * u1) - u22) % p
    ok, inv = root_of_ratio(1, v * u22 % p)
    dx = inv * u2 % p
    dy = inv * dx * v % p
    x = absolute(2 * s * dx)
    y = u1 * dy % p
    t = x * y % p
    if not ok or is_negative(t) or y == 0:
        return None
    return (x, y, 1, t)

def encode(P):
    x, y, z, t = P
    u1 = (z + y) * (z - y) % p
    u2 = x * y % p
    _, inv = root_of_ratio(1, u1 * u2 * u2 % p)
    d1 = inv * u1 % p
    d2 = inv * u2 % p
    zi = d1 * d2 * t % p
    if is_negative(t * zi):
        x, y, di = (y * ROOT_OF_MINUS_ONE % p, x * ROOT_OF_MINUS_ONE % p, d1 * INVSQ % p)
    else:
        di = d2
    if is_negative(x * zi):
        y = -y % p
    return absolute(di * (z - y)).to_bytes(32, 'little')

def add(P, Q):
    a = (P[1] - P[0]) * (Q[1] - Q[0]) % p
    b = (P[1] + P[0]) * (Q[1] + Q[0]) % p
    c = 2 * d * P[3] * Q[3] % p
    e = 2 * P[2] * Q[2] % p
    E, F, GENERATOR, H = (b - a, e - c, e + c, b + a)
    return (E * F % p, GENERATOR * H % p, F * GENERATOR % p, E * H % p)
IDENTITY = (0, 1, 1, 0)

def times(k, P):
    k %= l
    R = IDENTITY
    while k:
        if k & 1:
            R = add(R, P)
        P = add(P, P)
        k >>= 1
    return R

def negative(P):
    return (-P[0] % p, P[1], P[2], -P[3] % p)

def minus(P, Q):
    return add(P, negative(Q))

def total(it):
    R = IDENTITY
    for x in it:
        R = add(R, x)
    return R
BASE_Y = 4 * pow(5, -1, p) % p
BASE_X = root_of_ratio(BASE_Y * BASE_Y - 1, (d * BASE_Y * BASE_Y + 1) % p)[1]
GENERATOR = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % p)
assert encode(GENERATOR).hex().startswith('e2f2ae0a')

def same_element(P, Q):
    return encode(P) == encode(Q)


# Section 2: hashing.
def expand(m, use, n):
    D = ('rank-and-file/sealed/1/' + use).encode()
    D += bytes([len(D)])
    b0 = hashlib.sha512(bytes(128) + m + n.to_bytes(2, 'big') + b'\x00' + D).digest()
    o = b''
    b = bytes(64)
    i = 1
    while len(o) < n:
        b = hashlib.sha512(bytes((x ^ y for x, y in zip(b0, b))) + bytes([i]) + D).digest()
        o += b
        i += 1
    return o[:n]

def part(x):
    if isinstance(x, int):
        x = x.to_bytes(8, 'big')
    if isinstance(x, str):
        x = x.encode()
    return len(x).to_bytes(4, 'big') + x

def parts(*a):
    return b''.join((part(x) for x in a))

def scalar(use, m):
    return int.from_bytes(expand(m, use, 64), 'little') % l

def digest(use, m):
    return expand(m, use, 32)

def seed(use, m):
    return expand(m, use, 64)

def map_to_element(t):
    r = ROOT_OF_MINUS_ONE * t * t % p
    u = (r + 1) * (1 - d * d) % p
    v = (-1 - r * d) * (r + d) % p
    ok, s = root_of_ratio(u, v)
    sp = -absolute(s * t) % p
    c = -1
    if not ok:
        s, c = (sp, r)
    N = (c * (r - 1) * (d - 1) ** 2 - v) % p
    w0 = 2 * s * v % p
    w1 = N * SQRT_AD % p
    w2 = (1 - s * s) % p
    w3 = (1 + s * s) % p
    return (w0 * w3 % p, w2 * w1 % p, w1 * w3 % p, w0 * w2 % p)

def element(use, m):
    b = expand(m, use, 64)
    f = lambda x: (int.from_bytes(x, 'little') & 2 ** 255 - 1) % p
    return add(map_to_element(f(b[:32])), map_to_element(f(b[32:])))
number_of_hex = lambda h: int.from_bytes(bytes.fromhex(h), 'little')
from_hex = bytes.fromhex


# Section 2: the two proofs.
def knowledge_holds(use, X, msg, pf):
    R, s = (pf[:32], int.from_bytes(pf[32:], 'little'))
    assert s < l
    e = scalar(use, parts(X, R, msg))
    return same_element(times(s, GENERATOR), add(decode(R), times(e, decode(X))))

def same_logarithm_holds(use, X, Bs, P, msg, pf):
    T1, T2, z = (pf[:32], pf[32:64], int.from_bytes(pf[64:], 'little'))
    e = scalar(use, parts(X, Bs, P, T1, T2, msg))
    return same_element(times(z, GENERATOR), add(decode(T1), times(e, decode(X)))) and same_element(times(z, decode(Bs)), add(decode(T2), times(e, decode(P))))

# The vectors.
vectors = json.load(open(sys.argv[1]))
for h in vectors['hashing']:
    m = parts(*h['parts'])
    assert m.hex() == h['message']
    assert digest('test', m).hex() == h['digest']
    assert scalar('test', m) == number_of_hex(h['scalar'])
    assert encode(element('test', m)).hex() == h['element']


# Section 4: votes as numbers and elements.
def number(mk, n, m, v):
    if v == 'blank':
        return 0
    if v == 'spoiled':
        return 1
    k = len(v)
    f = (lambda k: math.factorial(n) // math.factorial(n - k)) if mk == 'ranking' else lambda k: math.comb(n, k)
    base = 2 + sum((f(j) for j in range(1, k)))
    if mk == 'marks':
        return base + sum((math.comb(c - 1, i + 1) for i, c in enumerate(v)))
    x = 0
    for i, c in enumerate(v):
        dd = sum((1 for o in range(1, c) if o not in v[:i]))
        x = x * (n - i) + dd if i else dd
    return base + x

def embed(num):
    b = bytearray(32)
    b[1:31] = num.to_bytes(30, 'little')
    for hi in range(64):
        b[31] = hi
        for lo in range(0, 256, 2):
            b[0] = lo
            if decode(bytes(b)):
                return bytes(b)
for v in vectors['votes']:
    n = number(v['marking'], v['candidates'], v['most'], v['vote'])
    assert str(n) == v['number'], v
    assert embed(n).hex() == v['element']
c = vectors['contest']
key = from_hex(c['key'])
contest = parts(c['election'], c['contest'], key)

# Section 3: credentials.
SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
for q in vectors['credentials']:
    code = q['code'].replace('-', '')
    x = 0
    for ch in code[:23]:
        x = x * 32 + SYMBOLS.index(ch)
    assert SYMBOLS.index(code[23]) == x % 37
    prk = hmac.new(b'rank-and-file/sealed/1/credential', code.encode(), hashlib.sha512).digest()
    okm = hmac.new(prk, c['election'].encode() + b'\x01', hashlib.sha512).digest()
    s = int.from_bytes(okm, 'little') % l
    assert s == number_of_hex(q['secret'])
    assert encode(times(s, GENERATOR)).hex() == q['public']

# Section 5: ballots.
last = {}
order = []

def ballot_ok(b):
    try:
        if any((decode(b[i:i + 32]) is None for i in (0, 64, 96, 128, 192))):
            return False
        return knowledge_holds('ballot-proof', b[64:96], contest + parts(b[:32], b[64:128]), b[128:192]) and knowledge_holds('ballot-signature', b[:32], contest + parts(b[:192]), b[192:256])
    except AssertionError:
        return False
for q in vectors['ballots']:
    b = from_hex(q['ballot'])
    assert len(b) == 256 and ballot_ok(b)
    r = number_of_hex(q['r'])
    M = embed(number(c['marking'], c['candidates'], c['most'], q['vote']))
    assert encode(times(r, GENERATOR)) == b[64:96] and encode(add(decode(M), times(r, decode(key)))) == b[96:128]
    assert digest('sealed-vote', contest + parts(b[64:96], b[96:128])).hex() == q['sealedHash']
    h = digest('ballot', contest + parts(b))
    assert h.hex() == q['hash']
    assert b[32:64] == last.get(b[:32], (bytes(32),))[0]
    if b[:32] in order:
        order.remove(b[:32])
    order.append(b[:32])
    last[b[:32]] = (h, b[64:128])
for q in vectors['refused']:
    assert not ballot_ok(from_hex(q['ballot']))

# Section 6: the making of the key.
ceremony = vectors['ceremony']
entries = ceremony['entries']
call = entries[0]['public']
trustees = call['trustees']
t = call['needed']
n = len(trustees)
ceremony_parts = parts(c['election'], call['ceremony'], t, n) + b''.join((parts(x['holder'], from_hex(x['signing']), from_hex(x['sealing'])) for x in trustees))
for x in trustees:
    m = parts(c['election'], x['holder'], from_hex(x['signing']), from_hex(x['sealing']))
    assert knowledge_holds('trustee-sealing', from_hex(x['sealing']), m, from_hex(x['knowledge'])) and knowledge_holds('trustee', from_hex(x['signing']), m, from_hex(x['signature']))
steps = {}
by = {}
for e in entries[1:]:
    k, f = (e['kind'], e['public'])
    i = f['trustee']
    by[k, i] = f
    m = ceremony_parts + {'key-part-committed': lambda: parts(i, from_hex(f['commitment'])), 'key-part-revealed': lambda: parts(i, *[from_hex(x) for x in f['coefficients']], *f['knowledge']), 'key-shares-dealt': lambda: parts(i, *[y for s in f['shares'] for y in (from_hex(s['ephemeral']), from_hex(s['masked']))]), 'key-confirmed': lambda: parts(i, from_hex(f['key']), from_hex(f['transcript']))}[k]()
    assert knowledge_holds(k, from_hex(trustees[i - 1]['signing']), m, from_hex(f['signature'])), k
    steps[k, i] = parts(m, f['signature'])
    if k == 'key-part-revealed':
        assert digest('key-commitment', ceremony_parts + parts(i, *[from_hex(x) for x in f['coefficients']])).hex() == by['key-part-committed', i]['commitment']
        for kk, x in enumerate(f['coefficients']):
            assert knowledge_holds('key-coefficient', from_hex(x), ceremony_parts + parts(i, kk), from_hex(f['knowledge'][kk]))
transcript = digest('key-transcript', ceremony_parts + b''.join((steps[k, i] for i in range(1, n + 1) for k in ('key-part-committed', 'key-part-revealed', 'key-shares-dealt'))))
assert transcript.hex() == ceremony['transcript'] == by['key-confirmed', 1]['transcript']
coefficients = {i: [decode(from_hex(x)) for x in by['key-part-revealed', i]['coefficients']] for i in range(1, n + 1)}
assert encode(total((coefficients[i][0] for i in coefficients))).hex() == ceremony['key'] == c['key']
share_keys = {}
for j in range(1, n + 1):
    share_keys[j] = encode(total((times(j ** k, P) for i in coefficients for k, P in enumerate(coefficients[i]))))
    assert share_keys[j].hex() == ceremony['shareKeys'][j - 1]
    assert encode(times(number_of_hex(ceremony['shares'][j - 1]), GENERATOR)) == share_keys[j]

# Sections 7 and 8: mixing.
before = b''.join((last[k][1] for k in order))

def digest_of_list(b):
    return digest('sealed-votes', parts(len(b) // 64, hashlib.sha512(b).digest()))
for q in vectors['mixes']:
    assert from_hex(q['before']) == before
    after = from_hex(q['after'])
    N = len(before) // 64
    assert digest_of_list(before).hex() == q['beforeDigest']
    mix = contest + parts(q['turn'], N, digest_of_list(before), digest_of_list(after))
    pf = from_hex(q['proof'])
    assert len(pf) == 32 * (9 + 5 * N)
    values = [pf[32 * i:32 * i + 32] for i in range(9 + 5 * N)]
    t1, t2, t3, t4a, t4b = [decode(x) for x in values[:5]]
    s1, s2, s3, s4 = [int.from_bytes(x, 'little') for x in values[5:9]]
    cc = values[9:9 + N]
    ch = values[9 + N:9 + 2 * N]
    th = values[9 + 2 * N:9 + 3 * N]
    sh = [int.from_bytes(x, 'little') for x in values[9 + 3 * N:9 + 4 * N]]
    sp = [int.from_bytes(x, 'little') for x in values[9 + 4 * N:]]
    sd = seed('mix-seed', mix + parts(hashlib.sha512(b''.join(cc)).digest()))
    assert sd.hex() == q['seed']
    u = [scalar('mix-challenge-each', sd + i.to_bytes(8, 'big')) for i in range(1, N + 1)]
    assert u == [number_of_hex(x) for x in q['u']]
    h = [element('generator', i.to_bytes(8, 'big')) for i in range(N + 1)]
    assert [encode(x).hex() for x in h] == q['generators']
    e = scalar('mix-challenge', parts(sd, hashlib.sha512(b''.join(ch)).digest(), *values[:5], hashlib.sha512(b''.join(th)).digest()))
    assert e == number_of_hex(q['challenge'])
    cP = [decode(x) for x in cc]
    chP = [h[0]] + [decode(x) for x in ch]
    A = lambda L, o: [decode(L[64 * i + o:64 * i + o + 32]) for i in range(N)]
    assert same_element(t1, minus(times(s1, GENERATOR), times(e, minus(total(cP), total(h[1:])))))
    assert same_element(t2, minus(times(s2, GENERATOR), times(e, minus(chP[N], times(math.prod(u), h[0])))))
    assert same_element(t3, minus(add(times(s3, GENERATOR), total((times(sp[i], h[i + 1]) for i in range(N)))), times(e, total((times(u[i], cP[i]) for i in range(N))))))
    for o, bs, tt in ((0, GENERATOR, t4a), (32, decode(key), t4b)):
        assert same_element(tt, minus(minus(total((times(sp[i], A(after, o)[i]) for i in range(N))), times(s4, bs)), times(e, total((times(u[i], A(before, o)[i]) for i in range(N))))))
    for i in range(N):
        assert same_element(decode(th[i]), minus(add(times(sh[i], GENERATOR), times(sp[i], chP[i])), times(e, chP[i + 1])))
    assert knowledge_holds('ballots-mixed', from_hex(trustees[q['trustee'] - 1]['signing']), mix + parts(q['trustee'], hashlib.sha512(pf).digest()), from_hex(q['signature']))
    before = after

# Section 9: opening.
opened = {}
for q in vectors['opening']['shares']:
    j = q['trustee']
    sb = from_hex(q['shares'])
    sd = seed('opening-weights', contest + parts(j, digest_of_list(before), hashlib.sha512(sb).digest()))
    rho = [int.from_bytes(hashlib.sha512(sd + i.to_bytes(8, 'big')).digest()[:16], 'little') for i in range(1, N + 1)]
    opened[j] = [decode(sb[32 * i:32 * i + 32]) for i in range(N)]
    a = total((times(rho[i], decode(before[64 * i:64 * i + 32])) for i in range(N)))
    dd = total((times(rho[i], opened[j][i]) for i in range(N)))
    assert same_logarithm_holds('opening', share_keys[j], encode(a), encode(dd), contest + parts(j, sd), from_hex(q['proof']))
    assert knowledge_holds('opening-shared', from_hex(trustees[j - 1]['signing']), contest + parts(j, digest_of_list(before), hashlib.sha512(sb).digest(), q['proof']), from_hex(q['signature']))
js = sorted(opened)[:t]
got = []
for i in range(N):
    M = decode(before[64 * i + 32:64 * i + 64])
    for j in js:
        lam = 1
        for k in js:
            if k != j:
                lam = lam * k * pow(k - j, -1, l) % l
        M = minus(M, times(lam, opened[j][i]))
    got.append(encode(M).hex())
want = sorted((embed(number('ranking', 5, 5, v)).hex() for v in ([3, 1], [5, 4, 3, 2, 1], 'spoiled')))
assert sorted(got) == want
print('every vector holds')
