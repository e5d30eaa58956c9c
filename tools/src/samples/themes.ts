import type { Theme } from './types.ts';

const TABLE = `
start-business|开办企业|Starting a business
birth|出生|Birth
employment|就业创业|Work and new ventures
schooling|入学|School enrolment
marriage|婚育|Marriage and family
household|户籍|Household registration
driving|驾驶|Driving and vehicles
real-estate|不动产|Real estate
social-security|社保|Social security
medical-insurance|医保|Medical insurance
housing-fund|公积金|Housing provident fund
retirement|退休养老|Retirement and elderly care
entry-exit|出入境|Entry and exit
taxation|纳税|Paying taxes
business-tax|经营纳税|Business taxation
qualification|资质认证|Qualifications and accreditation
construction|工程建设|Construction projects
transport|交通出行|Transport and travel
environment|环保绿化|Environment and greening
intellectual-property|知识产权|Intellectual property
health|医疗卫生|Medical care and health
social-care|社会救助|Social assistance
utilities|水电气网|Water, power, gas and network
housing|住房保障|Housing support
safety|安全生产|Work safety
agriculture|农林牧渔|Farming, forestry and fishery
investment|投资立项|Investment projects
innovation|科技创新|Science and innovation
trade|商务贸易|Commerce and trade
finance|金融服务|Financial services
legal|司法公证|Justice and notary
culture|文体旅游|Culture, sport and tourism
city-life|城市管理|City life
`;

/** The themes people browse by (主题), in the order they are shown. */
export function themes(): Theme[] {
  return TABLE.trim()
    .split('\n')
    .map(line => {
      const [code = '', zh = '', en = ''] = line.split('|');
      return { code, name: { zh, en } };
    });
}
